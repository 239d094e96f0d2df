using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AuthErrors.Generators.Tests.Retries.Laboratory;

/// <summary>How often each verdict met each truth, and the programs where they do not go together.</summary>
/// <param name="Samples">The programs.</param>
internal sealed record Matrix(ImmutableArray<Sample> Samples)
{
    private const string TooMany = "AUTH3001";
    private const string Before = "AUTH3002";
    private const string Race = "AUTH3003";
    private const string Unknown = "AUTH3010";
    private const string Silence = "none";

    private static readonly string[] Verdicts = [TooMany, Before, Unknown, Silence];
    private static readonly string[] Truths = ["0 or 1", "2+ before", "2+"];

    /// <summary>Refreshes at most once, and is reported as an error.</summary>
    public IEnumerable<Sample> FalseErrors => Samples.Where(static sample => sample.Truth!.Count <= 1 && Verdict(sample) == TooMany);

    /// <summary>Refreshes more than once.</summary>
    public IEnumerable<Sample> Unsafe => Samples.Where(static sample => sample.Truth!.Count > 1);

    /// <summary>Of those, the ones that are found.</summary>
    public IEnumerable<Sample> Found => Unsafe.Where(static sample => Verdict(sample) is TooMany or Before);

    /// <summary>Of those, the ones about which nothing is said.</summary>
    public IEnumerable<Sample> Missed => Unsafe.Where(static sample => Verdict(sample) == Silence);

    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{"refreshes",-12}").AppendJoin("", Verdicts.Select(static verdict => $"{verdict,10}")).Append('\n');
        foreach (var truth in Truths)
        {
            text.Append(CultureInfo.InvariantCulture, $"{truth,-12}")
                .AppendJoin("", Verdicts.Select(verdict => string.Create(CultureInfo.InvariantCulture, $"{Samples.Count(sample => Row(sample) == truth && Verdict(sample) == verdict),10}"))).Append('\n');
        }

        var concurrent = Samples.Where(static sample => sample.Truth!.Concurrency.Length > 0).ToList();
        foreach (var verdict in concurrent.GroupBy(static sample => sample.Truth!.Concurrency, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"concurrent {verdict.Key}: {verdict.Count()}, of them {verdict.Count(static sample => Reports(sample, Race))} with {Race}\n");
        }

        return text.ToString();
    }

    /// <summary>Writes the matrix and the programs that it is not happy with, the shortest first.</summary>
    public void WriteTo(string path)
    {
        var wrong = Samples.Where(static sample => Complaint(sample) is not null).OrderBy(static sample => sample.Source.Length).ToList();
        using var writer = new StreamWriter(path);
        writer.Write(ToString());
        writer.Write("\n");
        foreach (var kind in wrong.GroupBy(static sample => Complaint(sample)!, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{kind.Key}: {kind.Count()}\n"));
        }

        foreach (var sample in wrong)
        {
            var truth = sample.Truth!;
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"\n//! {sample.Name} | {Complaint(sample)} | fresh={Truth.Describe(truth.Fresh)} stale={Truth.Describe(truth.Stale)} late={Truth.Describe(truth.Late)} conc={truth.Concurrency}\n"));
            foreach (var (id, message) in sample.Reports)
            {
                writer.Write($"//!   {id}: {message}\n");
            }

            writer.Write(CSharpSyntaxTree.ParseText(sample.Source).GetRoot().NormalizeWhitespace(eol: "\n").ToFullString());
            writer.Write("\n");
        }
    }

    /// <summary>What is wrong with the verdict; <see langword="null"/> if it is right.</summary>
    private static string? Complaint(Sample sample) => (Row(sample), Verdict(sample)) switch
    {
        ("0 or 1", TooMany) => "1 false error",
        ("0 or 1", Before) => "2 false warning",
        ("0 or 1", Unknown) => "7 not bounded, once",
        ("2+" or "2+ before", Silence) => "3 missed",
        ("2+" or "2+ before", Unknown) => "4 not bounded, too often",
        ("2+ before", TooMany) => "5 AUTH3002 was right",
        ("2+", Before) => "6 AUTH3001 was right",
        ("2+", TooMany) when !SaysHowOften(sample) => "A another number",
        _ when sample.Truth!.Concurrency is "race" or "redundant" && !Reports(sample, Race) => "8 race missed",
        _ when sample.Truth!.Concurrency is "none" && Reports(sample, Race) => "9 no race",
        _ => null,
    };

    /// <summary>Whether the message has the number that was measured.</summary>
    private static bool SaysHowOften(Sample sample)
    {
        var count = sample.Truth!.Count;
        var words = sample.Truth.Max == "unbounded" ? ["without bound"] : count == 2 ? ["twice", "2 times"] : new[] { string.Create(CultureInfo.InvariantCulture, $"{count} times") };
        return sample.Reports.Any(report => report.Id == TooMany && words.Any(word => report.Message.Contains(word, StringComparison.Ordinal)));
    }

    private static string Row(Sample sample) => sample.Truth switch { { Count: <= 1 } => Truths[0], { IsProactive: true } => Truths[1], _ => Truths[2] };

    private static string Verdict(Sample sample) => Verdicts.FirstOrDefault(verdict => Reports(sample, verdict), Silence);

    private static bool Reports(Sample sample, string id) => sample.Reports.Any(report => report.Id == id);
}
