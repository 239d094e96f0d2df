using System.Globalization;
using System.Text.RegularExpressions;

namespace Tour;

/// <summary>An error or a warning as MSBuild prints it: <c>origin(line,column): error ID: text (link) [project]</c>.</summary>
internal sealed partial record BuildMessage(string Whole, string Origin, int Line, int Column, bool IsError, string Id, string Text)
{
    /// <summary>Reads a line of a build's output; null when it is neither error nor warning.</summary>
    public static BuildMessage? Find(string line)
    {
        var match = Pattern.Match(line);
        return match.Success
            ? new BuildMessage(
                line.Trim(),
                match.Groups["origin"].Value,
                Number(match.Groups["line"]),
                Number(match.Groups["column"]),
                match.Groups["severity"].Value == "error",
                match.Groups["id"].Value,
                match.Groups["text"].Value)
            : null;
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^\s*(?<origin>.+?)(\((?<line>\d+),(?<column>\d+)\))? ?: (?<severity>error|warning) (?<id>\w+): (?<text>.*?)( \(https://[^ ]+\))?( \[[^\]]+\])?\r?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Pattern { get; }
}
