using System;
using System.Threading.Tasks;

namespace AuthErrors.Benchmarks.Bodies;

/// <summary><c>bodies</c>: the benchmarks of bodies once more, in short turns.</summary>
internal static class BodyComparison
{
    // The compiler comes late on a busy machine, and what is measured here it has not seen before, unlike the reader of tokens.
    private const int Rounds = 400;

    public static async Task RunAsync()
    {
        foreach (var body in Enum.GetValues<EnvelopeBody>())
        {
            Console.WriteLine($"\nEnvelopeBenchmarks, {body}, {BodyTexts.Create(body).Length} B\n");
            var envelopes = new EnvelopeBenchmarks { Body = body };
            envelopes.SetUp();
            var operations = body == EnvelopeBody.Flat ? 1000 : 100;
            await Interleaved.RunAsync(Rounds, columns: "", operations,
            [
                Repeat(nameof(envelopes.EveryToken), operations, () => envelopes.EveryToken()),
                Repeat(nameof(envelopes.Code), operations, () => envelopes.Code()),
                Repeat(nameof(envelopes.WholeError), operations, () => envelopes.WholeError()),
                Repeat(nameof(envelopes.Document), operations, () => envelopes.Document()),
                Repeat(nameof(envelopes.SourceGeneratedDto), operations, () => envelopes.SourceGeneratedDto()),
            ]);
        }

        foreach (var body in Enum.GetValues<SuccessBody>())
        {
            Console.WriteLine($"\nSignalBenchmarks, {body}, {BodyTexts.Create(body).Length} B\n");
            var signals = new SignalBenchmarks { Body = body };
            signals.SetUp();
            const int Operations = 10;
            await Interleaved.RunAsync(Rounds, columns: "", Operations,
            [
                Repeat(nameof(signals.EveryToken), Operations, () => signals.EveryToken()),
                Repeat(nameof(signals.Member), Operations, () => signals.Member()),
                Repeat(nameof(signals.Document), Operations, () => signals.Document()),
                Repeat(nameof(signals.SourceGeneratedDto), Operations, () => signals.SourceGeneratedDto()),
            ]);
        }
    }

    private static Contender Repeat(string name, int operations, Action once) => new(name, () =>
    {
        for (var i = 0; i < operations; i++)
        {
            once();
        }

        return Task.FromResult("");
    });
}
