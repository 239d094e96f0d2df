using System;
using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Catalogs;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Emit;

/// <summary>Writes the method that writes the envelope: members of the root, or of objects inside it where the catalog has JSON pointers.</summary>
internal static class EnvelopeWriterEmitter
{
    public static void Write(SourceWriter writer, EnvelopeModel envelope)
    {
        Place[] places =
        [
            new(envelope.Code.Names, "WireCode", IsOptional: false),
            new(envelope.Message.Names, "Message", IsOptional: false),
            new(envelope.Hint.Names, "Hint", IsOptional: true),
            new(envelope.Docs.Names, "Docs", IsOptional: true),
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
        foreach (var group in places.GroupBy(place => place.Names[depth], StringComparer.Ordinal))
        {
            var name = CSharpText.Literal(group.Key) + "u8";
            if (group.First() is var place && place.Names.Count == depth + 1)
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

    /// <summary>A property of the error, and the names that lead to it from the root of the body.</summary>
    private sealed record Place(EquatableArray<string> Names, string Property, bool IsOptional);
}
