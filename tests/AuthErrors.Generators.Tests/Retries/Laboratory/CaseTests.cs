using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Generators.Tests.Retries.Laboratory;

/// <summary>Programs written by hand: what their header lines say is what they do, and what the analyzer says.</summary>
public sealed class CaseTests
{
    /// <summary>What the analyzer is known to say otherwise, and why. The only false report among them is that of X04.</summary>
    private static readonly ImmutableDictionary<string, string> KnownOtherwise = ImmutableDictionary.CreateRange<string, string>(StringComparer.Ordinal,
    [
        new("A08", "AUTH3010"), // An iterator that never ends is cut off.
        new("C12", ""), new("C23", ""), // What a version number says is taken for true.
        new("C20", ""), // A lock out of an AsyncLocal is a lock.
        new("C33", ""), // A lock that is awaited too late is held.
        new("C34", ""), // Each request takes a lock; that they are different ones is seen by none.
        new("Co03", ""), // A delegate of several targets.
        new("Co09", "AUTH3001"), new("E11", "AUTH3001"), // The second refresh is told as one too many, not also as a race.
        new("X04", "AUTH3003"), // A lazy task inside an entry that is exchanged is not seen to be shared.
        new("K12", ""), // A refresh that is not awaited is taken to be over.
        new("K13", "AUTH3003"), // A field that nobody else writes may be written by others.
        new("O07", "AUTH3001"), // The clock may say that the new token expires soon as well.
    ]);

    public static TheoryData<string> Files => [.. CaseFile.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task What_is_declared_is_what_is_measured(string file)
    {
        var cases = CaseFile.Read(file);
        var truths = await Programs.Compile([(cases.Path, cases.Text)], mayOmit: false).Run(static (measurement, _, _) => measurement.All());
        AssertEqual(cases, static declared => declared.Declared, declared => declared.Measured(truths[declared.Id]));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task What_is_declared_is_what_is_reported(string file)
    {
        var cases = CaseFile.Read(file);
        var samples = (await Programs.Compile([(cases.Path, cases.Text)], mayOmit: false).Examine(static (measurement, _, _) => measurement.Count())).ToDictionary(static sample => sample.Name);
        AssertEqual(cases, declared => KnownOtherwise.TryGetValue(declared.Id, out var otherwise) ? otherwise : declared.Expected(samples[declared.Id].Truth!), declared => Case.Reported(samples[declared.Id]));
    }

    private static void AssertEqual(CaseFile file, Func<Case, string> expected, Func<Case, string> actual)
    {
        Assert.NotEmpty(file.Cases);
        var wrong = file.Cases.Where(declared => expected(declared) != actual(declared)).Select(declared => $"{declared.Id}: should be '{expected(declared)}', is '{actual(declared)}': {declared.Text}").ToList();
        Assert.True(wrong.Count == 0, $"{file.Path}: {wrong.Count} of {file.Cases.Length}\n{string.Join('\n', wrong)}");
    }
}
