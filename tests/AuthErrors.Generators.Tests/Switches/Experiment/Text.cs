using System.Globalization;

namespace AuthErrors.Generators.Tests.Switches.Experiment;

/// <summary>Writes C#.</summary>
internal static class Text
{
    public static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
