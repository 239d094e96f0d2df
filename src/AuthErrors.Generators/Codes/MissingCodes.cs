using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Codes;

/// <summary>Writes down what is missing, for a message.</summary>
internal static class MissingCodes
{
    /// <summary>So many codes fit into a message that somebody reads; the rest is counted.</summary>
    private const int MaxNamed = 5;

    /// <summary>The codes with what the server sends for them, and null behind them.</summary>
    public static string Write(IEnumerable<CodeValue> codes, bool isNullMissing = false)
    {
        var missing = codes.Select(static code => code.WireCode is null ? code.Name : $"{code.Name} ({Quoted.InDouble(code.WireCode)})").ToList();
        if (isNullMissing)
        {
            missing.Add("null");
        }

        var named = string.Join(", ", missing.Take(MaxNamed));
        return missing.Count > MaxNamed ? $"{named} and {missing.Count - MaxNamed} more" : named;
    }
}
