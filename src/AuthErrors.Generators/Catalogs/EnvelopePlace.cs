using System.Linq;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>Where a member of the envelope stands in a body: as the catalog writes it, and as the names that lead to it from the root.</summary>
internal sealed record EnvelopePlace(string Text, EquatableArray<string> Names)
{
    /// <summary>Takes a text as a JSON pointer (RFC 6901) when it starts with '/', else as the name of a member of the root.</summary>
    public static EnvelopePlace From(string text)
    {
        var names = JsonPointer.IsPointer(text)
            ? text.Substring(1).Split('/').Select(static name => name.Replace("~1", "/").Replace("~0", "~"))
            : [text];
        return new EnvelopePlace(text, names.ToEquatableArray());
    }

    /// <summary>True when one place is the other, or is inside it: a member can be one thing only.</summary>
    public bool IsInTheWayOf(EnvelopePlace other)
        => Names.Zip(other.Names, static (name, otherName) => name == otherName).All(static isSame => isSame);
}
