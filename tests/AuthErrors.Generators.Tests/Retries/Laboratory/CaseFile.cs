using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace AuthErrors.Generators.Tests.Retries.Laboratory;

/// <summary>A file with programs whose behaviour is declared above each of them.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Text">Its text.</param>
/// <param name="Cases">What is declared.</param>
internal sealed partial record CaseFile(string Path, string Text, ImmutableArray<Case> Cases)
{
    private static readonly string Folder = Repository.PathOf("tests", "AuthErrors.Generators.Tests", "Retries", "Cases");

    public static ImmutableArray<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.cs").Select(static path => System.IO.Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public static CaseFile Read(string name)
    {
        var path = System.IO.Path.Combine(Folder, name + ".cs");
        var text = File.ReadAllText(path);
        return new CaseFile(path, text, [.. Header().Matches(text).Select(static match => new Case(match.Groups["id"].Value, match.Groups["max"].Value, match.Groups["conc"].Value, match.Groups["rules"].Value, match.Groups["text"].Value))]);
    }

    [GeneratedRegex(@"^//# (?<id>\w+) \| (safe|unsafe) \| max=(?<max>.+?) \| conc=(?<conc>\w+) \| rules=(?<rules>\S+) \| (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Header();
}
