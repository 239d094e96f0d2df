using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AuthErrors.Testing;

/// <summary>Verifies that an edit that has nothing to do with a generator makes it do nothing.</summary>
internal static class CachingVerifier
{
    public static async Task VerifyAsync(GeneratorRun first, CancellationToken cancellationToken)
    {
        var edited = first.Project.WithSource("/0/UnrelatedEdit.cs", "namespace UnrelatedEdit { internal static class Added; }\n");
        var second = await first.ContinueAsync(edited, cancellationToken).ConfigureAwait(false);
        foreach (var result in second.Result.Results)
        {
            var name = result.Generator.GetGeneratorType().Name;
            var reasons = new StepReasons(result);
            Assert.True(
                reasons.Names.Count == 0 || reasons.Names.Any(StepNames.IsOwn),
                $"{name} names none of its steps, so that nothing can be said about them: use WithTrackingName.");
            Assert.True(
                reasons.Changed.Count == 0,
                $"{name} works again after an unrelated edit, an added file: {string.Join(", ", reasons.Changed)}.\nAll steps:\n{reasons}");
        }
    }
}
