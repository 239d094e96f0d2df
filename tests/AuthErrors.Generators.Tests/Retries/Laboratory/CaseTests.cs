using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Generators.Tests.Retries.Laboratory;

/// <summary>Programs written by hand: what their header lines say is what they do, and what the analyzer says.</summary>
public sealed class CaseTests
{
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
        AssertEqual(cases, declared => declared.Expected(samples[declared.Id].Truth!), declared => Case.Reported(samples[declared.Id]));
    }

    private static void AssertEqual(CaseFile file, Func<Case, string> expected, Func<Case, string> actual)
    {
        Assert.NotEmpty(file.Cases);
        var wrong = file.Cases.Where(declared => expected(declared) != actual(declared)).Select(declared => $"{declared.Id}: should be '{expected(declared)}', is '{actual(declared)}': {declared.Text}").ToList();
        Assert.True(wrong.Count == 0, $"{file.Path}: {wrong.Count} of {file.Cases.Length}\n{string.Join('\n', wrong)}");
    }
}
