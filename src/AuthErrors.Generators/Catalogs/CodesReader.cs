using System;
using System.Collections.Generic;
using AuthErrors.Generators.Json;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>Reads the catalog's <c>codes</c> into enum members: the fallback first, with the value 0, then the others in the order of the file.</summary>
internal static class CodesReader
{
    private const string DefaultFallback = "unknown";

    public static EquatableArray<CodeModel> Read(JsonObject root, ObjectReader reader, CatalogProblems problems)
    {
        var codes = reader.Find<JsonObject>("codes", "an object");
        if (reader.Find("codes") is null && !problems.IsTextBroken)
        {
            problems.MustFollowSchema(root, "the catalog has no \"codes\"; add \"codes\": { \"key_invalid\": {} }");
        }

        var listed = Distinct(codes, problems);
        var table = new MemberTable(problems);

        // The fallback takes its name and the value 0 before any other member can.
        var fallback = FindFallback(root, reader, listed);
        table.AddFallback(fallback);
        foreach (var member in listed)
        {
            if (member.Name.Text != fallback.Name.Text)
            {
                table.Add(member);
            }
        }

        return table.ToEquatableArray();
    }

    /// <summary>The member for the fallback. One that the catalog does not list is a code without anything said of it.</summary>
    private static JsonMember FindFallback(JsonObject root, ObjectReader reader, List<JsonMember> listed)
    {
        var wireCode = reader.FindText("fallback") ?? DefaultFallback;
        var site = reader.Find("fallback") ?? root;
        return listed.Find(member => member.Name.Text == wireCode)
            ?? new JsonMember(new JsonString(site.Span, wireCode), new JsonObject(site.Span, []));
    }

    private static List<JsonMember> Distinct(JsonObject? codes, CatalogProblems problems)
    {
        var first = new Dictionary<string, JsonString>(StringComparer.Ordinal);
        var members = new List<JsonMember>();
        foreach (var member in codes?.Members ?? [])
        {
            if (first.TryGetValue(member.Name.Text, out var other))
            {
                problems.MustNotRepeat(member.Name, $"the code {Quoted.InDouble(other.Text)} stands twice, first on line {problems.LineOf(other)}; remove one");
            }
            else
            {
                first.Add(member.Name.Text, member.Name);
                members.Add(member);
            }
        }

        return members;
    }
}
