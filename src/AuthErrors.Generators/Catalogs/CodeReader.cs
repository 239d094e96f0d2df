using System;
using System.Linq;
using AuthErrors.Generators.Json;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>Reads what the catalog says of one code.</summary>
internal static class CodeReader
{
    /// <summary>In characters as JSON Schema counts them: code points.</summary>
    private const int MaxWireCodeLength = 128;

    private static readonly string[] Recoveries = ["surface", "refresh", "reauthenticate", "backoff"];

    /// <summary>The members of a code; <see langword="null"/> when it is no object.</summary>
    public static ObjectReader? Open(JsonMember member, CatalogProblems problems)
    {
        var wireCode = member.Name;
        var length = wireCode.Text.Count(static c => !char.IsLowSurrogate(c));
        if (length is 0 or > MaxWireCodeLength)
        {
            problems.MustFollowSchema(wireCode, $"a code has 1 to {MaxWireCodeLength} characters, this one {length}");
        }

        switch (member.Value)
        {
            case JsonObject json:
                return new ObjectReader(
                    json, $"the code {Quoted.InDouble(wireCode.Text)}", problems, "summary", "recovery", "hint", "docs", "name", "value", "deprecated", "since");
            case JsonInvalid:
                return null;
            default:
                problems.MustFollowSchema(member.Value, $"the code {Quoted.InDouble(wireCode.Text)} is an object such as {{ \"summary\": \"…\" }}, not {member.Value.Kind}");
                return null;
        }
    }

    public static string? FindMemberName(ObjectReader reader, CatalogProblems problems)
    {
        // The compiler keeps value__ for the number inside an enum (CS0076).
        var name = reader.FindString("name");
        if (name is null || (CSharpName.IsIdentifier(name.Text) && name.Text != "value__"))
        {
            return name?.Text;
        }

        problems.MustFollowSchema(name, $"{Quoted.InDouble(name.Text)} is no name for a member of an enum; write a C# name such as KeyInvalid");
        return null;
    }

    public static CodeModel Read(JsonMember member, ObjectReader? reader, string memberName, int value)
        => new(member.Name.Text, memberName, value)
        {
            Summary = reader?.FindText("summary"),
            Recovery = (Recovery)Math.Max(0, Array.IndexOf(Recoveries, reader?.FindWord("recovery", Recoveries))),
            Hint = reader?.FindText("hint"),
            Docs = reader?.FindLink("docs"),
            Deprecated = reader?.FindText("deprecated"),
            Since = reader?.FindText("since"),
        };
}
