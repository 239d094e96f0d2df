using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace AuthErrors.Runtime.Tests.Conventions;

/// <summary>What an assembly shows to others, compared with a file. After a change that is meant, run the tests with AUTHERRORS_ACCEPT_SNAPSHOTS=1 and read the difference: what stands there is a promise.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Checks an assembly.</summary>
    /// <param name="assembly">It.</param>
    /// <param name="projectFolder">Where the sources of the tests are; the file is in <c>Conventions</c>.</param>
    public static void MustBeThatOfTheSnapshot(Assembly assembly, string projectFolder)
    {
        var file = Path.Combine(projectFolder, "Conventions", "PublicApi.txt");
        var api = string.Join('\n', assembly.GetExportedTypes().OrderBy(static type => type.FullName, StringComparer.Ordinal).Select(Describe)) + "\n";
        if (Environment.GetEnvironmentVariable("AUTHERRORS_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, api);
        }

        Assert.Equal(File.ReadAllText(file), api);
    }

    private static string Describe(Type type)
    {
        var members = type.GetMembers(Declared)
            .Where(static member => member is not Type && IsVisible(member) && !member.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Select(static member => $"    {(IsStatic(member) ? "static " : "")}{member}")
            .Order(StringComparer.Ordinal);
        return string.Join('\n', members.Prepend($"{Kind(type)} {type.FullName} : {string.Join(", ", Bases(type))}".TrimEnd(' ', ':')));
    }

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string[] Bases(Type type)
        => [.. new[] { type.BaseType }.Concat(type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []))
            .Where(static ancestor => ancestor is not null && ancestor != typeof(object) && ancestor != typeof(Enum))
            .Select(static ancestor => ancestor!.ToString())
            .Order(StringComparer.Ordinal)];

    private static bool IsStatic(MemberInfo member) => member switch
    {
        MethodBase method => method.IsStatic,
        FieldInfo field => field.IsStatic,
        PropertyInfo property => property.GetMethod?.IsStatic ?? false,
        _ => false,
    };

    /// <summary>Visible to users, or to those who derive; accessors stand with their property.</summary>
    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodInfo { IsSpecialName: true } => false,
        MethodBase method => method.IsPublic || method.IsFamily,
        FieldInfo field => field.IsPublic,
        PropertyInfo property => property.GetMethod is { IsPublic: true },
        _ => false,
    };
}
