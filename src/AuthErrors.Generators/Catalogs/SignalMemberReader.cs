using System;
using System.Collections.Generic;
using System.Globalization;
using AuthErrors.Generators.Json;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>Reads the <c>json</c> of a signal.</summary>
internal static class SignalMemberReader
{
    public static EquatableArray<SignalMember> Read(JsonObject json, CatalogProblems problems)
    {
        if (json.Members.IsEmpty)
        {
            problems.MustFollowSchema(json, "\"json\" names no member; write a JSON pointer and a value, such as { \"/error/code\": \"invalid\" }");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var members = new List<SignalMember>();
        foreach (var member in json.Members)
        {
            var pointer = member.Name.Text;
            if (JsonPointer.Reject(pointer) is { } reason)
            {
                problems.MustFollowSchema(member.Name, $"{Quoted.InDouble(pointer)} {reason}");
            }
            else if (!seen.Add(pointer))
            {
                problems.MustFollowSchema(member.Name, $"{Quoted.InDouble(pointer)} stands twice in \"json\"; remove one");
            }
            else if (ReadValue(pointer, member.Value, problems) is { } read)
            {
                members.Add(read);
            }
        }

        return members.ToEquatableArray();
    }

    private static SignalMember? ReadValue(string pointer, JsonValue value, CatalogProblems problems)
    {
        switch (value)
        {
            case JsonString text:
                return new SignalMember(pointer, SignalValueKind.String, text.Text);
            case JsonNumber number when ExactDecimal.TryParse(number.Text, out var exact):
                return new SignalMember(pointer, SignalValueKind.Number, exact.ToString(CultureInfo.InvariantCulture));
            case JsonBoolean { Value: true }:
                return new SignalMember(pointer, SignalValueKind.True, "");
            case JsonBoolean:
                return new SignalMember(pointer, SignalValueKind.False, "");
            case JsonNull:
                return new SignalMember(pointer, SignalValueKind.Null, "");
            case JsonNumber number:
                problems.MustFollowSchema(number, $"{Quoted.InSingle(number.Text)} does not fit a decimal of C#; write a number of at most 28 digits");
                return null;
            case JsonInvalid:
                return null;
            default:
                problems.MustFollowSchema(
                    value, $"{Quoted.InDouble(pointer)} is a string, a number, true, false or null, not {value.Kind}; point at what is inside, such as {Quoted.InDouble(pointer + Inside(value))}");
                return null;
        }
    }

    private static string Inside(JsonValue value) => value is JsonArray ? "/0" : "/code";
}
