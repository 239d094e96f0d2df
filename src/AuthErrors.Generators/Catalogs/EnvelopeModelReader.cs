using System;
using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Json;

namespace AuthErrors.Generators.Catalogs;

/// <summary>Reads the catalog's <c>envelope</c>: four places in a body, no two of which may be one or stand in another's way.</summary>
internal static class EnvelopeModelReader
{
    public static EnvelopeModel Read(JsonObject json, CatalogProblems problems)
    {
        var reader = new ObjectReader(json, "the envelope", problems, "code", "message", "hint", "docs");
        var taken = new List<string>();
        return new EnvelopeModel(
            Place("code", EnvelopeModel.Default.Code),
            Place("message", EnvelopeModel.Default.Message),
            Place("hint", EnvelopeModel.Default.Hint),
            Place("docs", EnvelopeModel.Default.Docs));

        string Place(string member, string byDefault)
        {
            var value = reader.FindString(member);
            var place = value?.Text ?? byDefault;
            if (value is not null && Reject(place, taken) is { } reason)
            {
                problems.MustFollowSchema(value, $"\"{place}\" {reason}");
                place = byDefault;
            }

            taken.Add(place);
            return place;
        }
    }

    private static string? Reject(string place, List<string> taken)
    {
        if (place.Length == 0)
        {
            return "names no member; write its name, or a JSON pointer such as \"/error/code\"";
        }

        if (place[0] == '/' && HasBadEscape(place))
        {
            return "is no JSON pointer: '~' is written ~0, and '/' in a name ~1 (RFC 6901)";
        }

        var pointer = ToPointer(place);
        var rival = taken.FirstOrDefault(other => IsSameOrInside(pointer, ToPointer(other)) || IsSameOrInside(ToPointer(other), pointer));
        return rival is null ? null : $"is in the way of \"{rival}\": a member can be one thing only";
    }

    private static bool HasBadEscape(string pointer)
        => pointer.Split('~').Skip(1).Any(static rest => rest.Length == 0 || rest[0] is not ('0' or '1'));

    private static string ToPointer(string place)
        => place[0] == '/' ? place : "/" + place.Replace("~", "~0").Replace("/", "~1");

    private static bool IsSameOrInside(string inner, string outer)
        => inner.StartsWith(outer, StringComparison.Ordinal) && (inner.Length == outer.Length || inner[outer.Length] == '/');
}
