using System;
using System.Linq;
using System.Text;

namespace AuthErrors.Internal;

/// <summary>A table's name as SQL takes it: every part quoted, so that no name can be anything but a name.</summary>
internal static class TableName
{
    /// <summary>PostgreSQL cuts longer names off in silence (NAMEDATALEN), and two could become one.</summary>
    private const int MaxBytes = 63;

    public static string Quote(string name)
    {
        var parts = name.Split('.');
        return parts.Length <= 2 && parts.All(IsName)
            ? string.Join('.', parts.Select(static part => $"\"{part}\""))
            : throw new ArgumentException($"'{name}' names no table. Write table or schema.table.", nameof(name));
    }

    private static bool IsName(string part)
        => part.Length > 0 && Encoding.UTF8.GetByteCount(part) <= MaxBytes && !part.Any(static c => c == '"' || char.IsControl(c));
}
