using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Generators.Catalogs;
using AuthErrors.Generators.Emit;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AuthErrors.Generators.Tests.Catalogs;

/// <summary>Whatever a catalog says, reading it gives a model that code can be generated from.</summary>
public sealed class CatalogFuzzTests
{
    private const int Rounds = 100_000;

    /// <summary>Parsing C# takes longer than all the rest.</summary>
    private const int RoundsPerCompilation = 50;

    [Fact]
    public void Any_catalog_gives_a_model_that_code_can_be_generated_from()
    {
        var (good, signals) = (0, 0);
        Parallel.For(0, Rounds, seed =>
        {
            var text = new CatalogFuzzer(seed).Next();
            try
            {
                var reading = CatalogReader.Read(CatalogTest.Path, SourceText.From(text));
                Check(reading, text, isCompiled: seed % RoundsPerCompilation == 0);
                Interlocked.Add(ref good, reading.Problems.Count == 0 ? 1 : 0);
                Interlocked.Add(ref signals, reading.Model?.Signals.Count ?? 0);
            }
            catch (Exception exception)
            {
                Assert.Fail($"Seed {seed}, {JsonSerializer.Serialize(text)}: {exception}");
            }
        });

        // There are good ones and bad ones, and most keep a signal.
        Assert.InRange(good, Rounds / 20, Rounds / 2);
        Assert.InRange(signals, Rounds, Rounds * 3);
    }

    private static void Check(CatalogReading reading, string text, bool isCompiled)
    {
        var start = 0;
        foreach (var problem in reading.Problems)
        {
            Require(problem.Place.Span.Start >= start && problem.Place.Span.End <= text.Length && problem.Rule != CatalogRule.MustBeJson, problem.Message);
            Require(problem.Message.All(static c => !char.IsControl(c)), problem.Message);
            start = problem.Place.Span.Start;
        }

        if (reading.Model is not { } model)
        {
            Require(reading.Problems.Count > 0, "no model and no problem");
            return;
        }

        Require(model.Fallback.Value == 0, "the fallback is not 0");
        Require(AreDistinct(model.Codes.Select(static code => code.WireCode)), "a code stands twice");
        Require(AreDistinct(model.Codes.Select(static code => code.MemberName.ToUpperInvariant())), "a name stands twice");
        Require(AreDistinct(model.Codes.Select(static code => code.Value)), "a value stands twice");
        Require(model.Codes.All(static code => CSharpName.IsIdentifier(code.MemberName)), "a name is none of C#");
        foreach (var signal in model.Signals)
        {
            CheckSignal(model, signal);
        }

        CatalogEmitter.Emit(new NamedCatalog("a", model with { Namespace = model.Namespace ?? "" }), (name, source) =>
            Require(!isCompiled || !CSharpSyntaxTree.ParseText(source).GetDiagnostics().Any(), $"{name} is no C#"));
    }

    private static void CheckSignal(CatalogModel model, SignalModel signal)
    {
        Require(model.Codes.Contains(signal.Code), "the code of a signal is not listed");
        Require(signal.Statuses.Count > 0 && AreDistinct(signal.Statuses) && signal.Statuses.All(static status => status is >= 100 and <= 599), "statuses");
        Require(signal.Statuses.All(static status => status >= 400) || (signal.Json.Count > 0 && signal.Text is null), "a signal below 400 matches without its members, or by its text");
        Require(signal.Text is not "" && signal.Challenge is not "", "an empty text");
        Require(AreDistinct(signal.Json.Select(static member => member.Pointer)), "a pointer stands twice");
        Require(signal.Json.All(static member => member.Pointer.StartsWith('/')), "a pointer leads to the whole body");
        Require(
            signal.Json.All(static member => member.Kind != SignalValueKind.Number || decimal.TryParse(member.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out _)),
            "a number is none of C#");
    }

    private static bool AreDistinct<T>(IEnumerable<T> items) => items.Distinct().Count() == items.Count();

    private static void Require(bool isTrue, string otherwise)
    {
        if (!isTrue)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
