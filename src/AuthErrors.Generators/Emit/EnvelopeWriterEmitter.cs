using System;
using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Catalogs;

namespace AuthErrors.Generators.Emit;

/// <summary>Writes the method that writes the envelope: members of the root, or of objects inside it where the catalog has JSON pointers.</summary>
internal static class EnvelopeWriterEmitter
{
    public static void Write(SourceWriter writer, EnvelopeModel envelope)
    {
        Place[] places =
        [
            new(Path(envelope.Code), "WireCode", IsOptional: false),
            new(Path(envelope.Message), "Message", IsOptional: false),
            new(Path(envelope.Hint), "Hint", IsOptional: true),
            new(Path(envelope.Docs), "Docs", IsOptional: true),
        ];

        writer.Write("""
            /// <summary>Writes the error as the envelope that it is read from, for servers in C#.</summary>
            /// <param name="writer">Gets one JSON object.</param>
            """);
        writer.Block("public void WriteTo(global::System.Text.Json.Utf8JsonWriter writer)", () =>
        {
            writer.Write("writer.WriteStartObject();");
            WriteMembers(writer, places, depth: 0);
            writer.Write("writer.WriteEndObject();");
        });
    }

    private static void WriteMembers(SourceWriter writer, IEnumerable<Place> places, int depth)
    {
        foreach (var group in places.GroupBy(place => place.Path[depth], StringComparer.Ordinal))
        {
            var name = CSharpText.Literal(group.Key) + "u8";
            if (group.First() is var place && place.Path.Length == depth + 1)
            {
                WriteMember(writer, place, name);
                continue;
            }

            writer.Write($"writer.WriteStartObject({name});");
            WriteMembers(writer, group, depth + 1);
            writer.Write("writer.WriteEndObject();");
        }
    }

    private static void WriteMember(SourceWriter writer, Place place, string name)
    {
        var statement = $"writer.WriteString({name}, {place.Property});";
        if (!place.IsOptional)
        {
            writer.Write(statement);
            return;
        }

        writer.Block($"if ({place.Property} is not null)", () => writer.Write(statement));
        writer.WriteLine();
    }

    private static string[] Path(string place) => place[0] == '/'
        ? [.. place.Substring(1).Split('/').Select(static segment => segment.Replace("~1", "/").Replace("~0", "~"))]
        : [place];

    /// <summary>A property of the error, and the names that lead to it from the root of the body.</summary>
    private sealed record Place(string[] Path, string Property, bool IsOptional);
}
