using System;
using System.IO;
using System.Linq;
using Xunit;

namespace AuthErrors;

/// <summary>What a machine must have for a test. One without it skips the test, unless <c>AUTHERRORS_REQUIRE_ALL=1</c> says that nothing may be lacking.</summary>
internal static class Requirements
{
    public static void Require(bool isThere, string reason)
    {
        if (Environment.GetEnvironmentVariable("AUTHERRORS_REQUIRE_ALL") == "1")
        {
            Assert.True(isThere, reason);
        }

        Skip.IfNot(isThere, reason);
    }

    /// <summary>Requires Linux, and programs of its command line.</summary>
    public static void RequireLinuxWith(params string[] programs)
    {
        Require(OperatingSystem.IsLinux(), "Needs Linux.");
        foreach (var program in programs)
        {
            FindProgram(program);
        }
    }

    /// <summary>Requires a program.</summary>
    /// <returns>Where it is.</returns>
    public static string FindProgram(string name, params string[] otherFolders)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(otherFolders)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
        Require(path is not null, $"Needs the program {name}.");
        return path!;
    }
}
