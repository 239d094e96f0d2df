using System;
using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Json;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>Reads the members of one object of the catalog, and reports those that it does not know, that stand twice or that have the wrong type.</summary>
internal sealed class ObjectReader
{
    private static readonly string[] LinkStarts = ["https://", "http://"];

    private readonly Dictionary<string, JsonValue> _members = new(StringComparer.Ordinal);
    private readonly CatalogProblems _problems;

    public ObjectReader(JsonObject json, string owner, CatalogProblems problems, params string[] known)
    {
        _problems = problems;
        foreach (var (name, value) in json.Members.Select(static member => (member.Name, member.Value)))
        {
            if (!known.Contains(name.Text, StringComparer.Ordinal))
            {
                // A name that is still being typed, or is none: words after a lost quote read as names without values.
                if (value is not JsonInvalid)
                {
                    ReportUnknown(name, owner, known);
                }
            }
            else if (_members.ContainsKey(name.Text))
            {
                problems.MustFollowSchema(name, $"\"{name.Text}\" stands twice in {owner}; remove one");
            }
            else
            {
                _members.Add(name.Text, value);
            }
        }
    }

    /// <summary>The value of a member, of whatever type.</summary>
    public JsonValue? Find(string name) => _members.TryGetValue(name, out var value) && value is not JsonInvalid ? value : null;

    /// <summary>The value of a member that must have a given type.</summary>
    public T? Find<T>(string name, string typeName)
        where T : JsonValue
    {
        var value = Find(name);
        if (value is not null and not T)
        {
            _problems.MustFollowSchema(value, $"\"{name}\" is {typeName}, not {value.Kind}");
        }

        return value as T;
    }

    public JsonString? FindString(string name) => Find<JsonString>(name, "a string");

    /// <summary>A text that says something: one that is empty is reported.</summary>
    public string? FindText(string name)
    {
        var value = FindString(name);
        if (value is not null && string.IsNullOrWhiteSpace(value.Text))
        {
            _problems.MustFollowSchema(value, $"\"{name}\" is empty; write a text or leave it out");
            return null;
        }

        return value?.Text;
    }

    /// <summary>One of a few words.</summary>
    public string? FindWord(string name, params string[] words)
    {
        var value = FindString(name);
        if (value is not null && !words.Contains(value.Text, StringComparer.Ordinal))
        {
            _problems.MustFollowSchema(value, $"{Quoted.InDouble(value.Text)} is no {name}; {Advice.Instead(value.Text, words)}");
            return null;
        }

        return value?.Text;
    }

    /// <summary>A number that an enum member can have.</summary>
    public int? FindInteger(string name)
    {
        var value = Find<JsonNumber>(name, "a number");
        if (value is null)
        {
            return null;
        }

        // 1.0 and 1e2 are whole numbers too, as JSON Schema counts them.
        if (ExactDecimal.TryParse(value.Text, out var number)
            && number == decimal.Truncate(number) && number is >= 0 and <= int.MaxValue)
        {
            return (int)number;
        }

        _problems.MustFollowSchema(value, $"\"{name}\" is a whole number from 0 to {int.MaxValue}, not {Quoted.InSingle(value.Text)}");
        return null;
    }

    /// <summary>A link: an absolute address of the web.</summary>
    public string? FindLink(string name)
    {
        var value = FindString(name);
        if (value is null)
        {
            return null;
        }

        // Uri mends what a browser would mend too, such as https:\\example.com; a link is written right.
        if (Uri.TryCreate(value.Text, UriKind.Absolute, out var uri) && LinkStarts.Any(start => value.Text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            && uri.Host.Length > 0 && !value.Text.Any(char.IsWhiteSpace))
        {
            return value.Text;
        }

        _problems.MustFollowSchema(value, $"\"{name}\" is an address that starts with https:// or http://, not {Quoted.InDouble(value.Text)}");
        return null;
    }

    private void ReportUnknown(JsonString name, string owner, string[] known)
    {
        if (!_problems.IsFull)
        {
            _problems.MustFollowSchema(name, $"{owner} has no member {Quoted.InDouble(name.Text)}; {Advice.Instead(name.Text, known)}");
        }
    }
}
