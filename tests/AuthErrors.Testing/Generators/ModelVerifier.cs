using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AuthErrors.Testing;

/// <summary>Verifies that what the generator's own steps hand on are values.</summary>
internal static class ModelVerifier
{
    public static void Verify(GeneratorRunResult result, ICollection<string> excludedSteps)
    {
        var findings =
            from step in result.TrackedSteps
            where StepNames.IsOwn(step.Key) && !excludedSteps.Contains(step.Key)
            from run in step.Value
            from output in run.Outputs
            from finding in ModelWalker.Find(output.Value)
            select $"step {step.Key}: {finding}";
        var all = findings.Distinct(StringComparer.Ordinal).ToList();
        if (all.Count > 0)
        {
            Assert.Fail(
                $"{result.Generator.GetGeneratorType().Name} keeps objects of the compiler in its steps"
                + $" (a first step that must is named in ExcludedSteps):\n{string.Join('\n', all)}");
        }
    }
}
