using System;
using System.Globalization;

namespace AuthErrors.Generators.Json;

/// <summary>The decimal that a number of JSON is. The parser of .NET rounds what does not fit; to a catalog that would be another number.</summary>
internal static class ExactDecimal
{
    /// <summary>The digits of the largest decimal, 79,228,162,514,264,337,593,543,950,335.</summary>
    private const int MaxDigits = 29;

    /// <summary>Reads a number of JSON, written any way: <c>1.50</c> and <c>15e-1</c> are both 1.5.</summary>
    /// <returns><see langword="false"/> when no decimal is exactly that number.</returns>
    public static bool TryParse(string number, out decimal value)
    {
        value = 0;
        var (digits, exponent) = Split(number);
        if (digits.Length == 0)
        {
            return true;
        }

        // Beyond these bounds nothing fits; within them the text stays short.
        if (exponent is < -MaxDigits or > MaxDigits || digits.Length > MaxDigits)
        {
            return false;
        }

        var plain = exponent >= 0 ? digits + new string('0', exponent) : WithPoint(digits, -exponent);
        return decimal.TryParse(Sign(number) + plain, NumberStyles.Number, CultureInfo.InvariantCulture, out value)
            && value.ToString(CultureInfo.InvariantCulture) == Sign(number) + plain;
    }

    private static string Sign(string number) => number[0] == '-' ? "-" : "";

    /// <summary>The digits without zeros at either end, and the power of ten to multiply them with.</summary>
    private static (string Digits, int Exponent) Split(string number)
    {
        var parts = number.TrimStart('-').Split('e', 'E');
        var point = parts[0].IndexOf('.');
        var decimals = point < 0 ? 0 : parts[0].Length - point - 1;
        var written = parts[0].Replace(".", "").TrimStart('0');
        var digits = written.TrimEnd('0');
        long power = 0;
        if (parts.Length > 1 && !long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out power))
        {
            power = int.MaxValue;
        }

        return (digits, (int)Math.Max(int.MinValue, Math.Min(int.MaxValue, power - decimals + written.Length - digits.Length)));
    }

    private static string WithPoint(string digits, int decimals)
    {
        var padded = digits.PadLeft(decimals + 1, '0');
        return padded.Insert(padded.Length - decimals, ".");
    }
}
