using System;
using System.Collections.Generic;
using System.Globalization;
using AuthErrors.Generators.Json;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>
/// The members of the enum as they come: each with a name and a value that no other has. A member whose name or value is taken is
/// reported and gets a free one, so that code which uses it does not fail as well.
/// </summary>
internal sealed class MemberTable(CatalogProblems problems)
{
    private readonly List<CodeModel> _codes = [];
    private readonly Dictionary<string, CodeModel> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, CodeModel> _byValue = [];

    public void AddFallback(string wireCode, JsonMember member)
    {
        var reader = CodeReader.Open(member, problems);
        if (reader?.FindInteger("value") is > 0)
        {
            problems.MustFollowSchema(reader.Find("value")!, $"\"{wireCode}\" is the fallback, and its value is always 0; remove the \"value\"");
        }

        Add(member, reader, 0);
    }

    /// <summary>Adds a code; without a "value" its number is its place in the file, counted from 1 and without the fallback.</summary>
    public void Add(JsonMember member)
    {
        var reader = CodeReader.Open(member, problems);
        Add(member, reader, FreeValue(member, reader, place: _codes.Count));
    }

    public EquatableArray<CodeModel> ToEquatableArray() => _codes.ToEquatableArray();

    private void Add(JsonMember member, ObjectReader? reader, int value)
    {
        var code = CodeReader.Read(member, reader, FreeName(member, reader), value);
        _codes.Add(code);
        _byName.Add(code.MemberName, code);
        _byValue.Add(code.Value, code);
    }

    private int FreeValue(JsonMember member, ObjectReader? reader, int place)
    {
        var value = reader?.FindInteger("value") ?? place;
        if (!_byValue.TryGetValue(value, out var other))
        {
            return value;
        }

        var site = reader?.Find("value") ?? member.Name;
        problems.MustNotRepeat(site, $"the value {value} is already that of \"{other.WireCode}\"; give \"{member.Name.Text}\" a \"value\" of its own");
        while (_byValue.ContainsKey(value))
        {
            value++;
        }

        return value;
    }

    private string FreeName(JsonMember member, ObjectReader? reader)
    {
        var wireCode = member.Name.Text;
        var site = reader?.Find("name") ?? member.Name;
        var name = reader is null ? null : CodeReader.FindMemberName(reader, problems);
        name ??= CSharpName.FromWireCode(wireCode);
        if (name.Length == 0)
        {
            problems.MustFollowSchema(site, $"no member name can be made of \"{wireCode}\"; give it a \"name\"");
            name = "Code" + _codes.Count.ToString(CultureInfo.InvariantCulture);
        }

        if (_byName.TryGetValue(name, out var other))
        {
            var difference = other.MemberName == name ? "is already that" : $"differs only in case from '{other.MemberName}'";
            problems.MustNotRepeat(site, $"the member name '{name}' of \"{wireCode}\" {difference} of \"{other.WireCode}\"; give one of them a \"name\"");
        }

        var free = name;
        for (var suffix = 2; _byName.ContainsKey(free); suffix++)
        {
            free = name + suffix.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }
}
