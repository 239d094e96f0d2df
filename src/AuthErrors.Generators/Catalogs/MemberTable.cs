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
    private readonly Dictionary<string, int> _nextSuffix = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, CodeModel> _byValue = [];
    private int _lowestFree = 1;

    public void AddFallback(JsonMember member)
    {
        var reader = CodeReader.Open(member, problems);
        if (reader?.FindInteger("value") is > 0)
        {
            problems.MustFollowSchema(
                reader.Find("value")!, $"{Quoted.InDouble(member.Name.Text)} is the fallback, and its value is always 0; remove the \"value\"");
        }

        Add(member, reader, 0);
    }

    /// <summary>Adds a code; without a "value" its number is its place in the file, counted from 1 and without the fallback.</summary>
    public void Add(JsonMember member)
    {
        var reader = CodeReader.Open(member, problems);
        Add(member, reader, FindValue(member, reader, place: _codes.Count));
    }

    public EquatableArray<CodeModel> ToEquatableArray() => _codes.ToEquatableArray();

    private void Add(JsonMember member, ObjectReader? reader, int value)
    {
        var code = CodeReader.Read(member, reader, FindName(member, reader), value);
        _codes.Add(code);
        _byName.Add(code.MemberName, code);
        _byValue.Add(code.Value, code);
    }

    private int FindValue(JsonMember member, ObjectReader? reader, int place)
    {
        var value = reader?.FindInteger("value") ?? place;
        if (!_byValue.TryGetValue(value, out var other))
        {
            return value;
        }

        problems.MustNotRepeat(
            reader?.Find("value") ?? member.Name,
            $"the value {value} is already that of {Quoted.InDouble(other.WireCode)}; give {Quoted.InDouble(member.Name.Text)} a \"value\" of its own");
        while (_byValue.ContainsKey(_lowestFree))
        {
            _lowestFree++;
        }

        return _lowestFree;
    }

    private string FindName(JsonMember member, ObjectReader? reader)
    {
        var wireCode = Quoted.InDouble(member.Name.Text);
        var site = reader?.Find("name") ?? member.Name;
        var name = (reader is null ? null : CodeReader.FindMemberName(reader, problems)) ?? CSharpName.FromWireCode(member.Name.Text);
        if (name.Length == 0)
        {
            problems.MustFollowSchema(site, $"no member name can be made of {wireCode}; give it a \"name\"");
            name = "Code" + _codes.Count.ToString(CultureInfo.InvariantCulture);
        }

        if (!_byName.TryGetValue(name, out var other))
        {
            return name;
        }

        var difference = other.MemberName == name ? "is already that" : $"differs only in case from {Quoted.InSingle(other.MemberName)}";
        problems.MustNotRepeat(
            site, $"the member name {Quoted.InSingle(name)} of {wireCode} {difference} of {Quoted.InDouble(other.WireCode)}; give one of them a \"name\"");
        return FreeName(name);
    }

    /// <summary>The name with the next number behind it. The number is kept: thousands of members may share one name.</summary>
    private string FreeName(string name)
    {
        var suffix = _nextSuffix.TryGetValue(name, out var next) ? next : 2;
        while (_byName.ContainsKey(Numbered()))
        {
            suffix++;
        }

        _nextSuffix[name] = suffix + 1;
        return Numbered();

        string Numbered() => name + suffix.ToString(CultureInfo.InvariantCulture);
    }
}
