using System;
using System.Linq;
using AuthErrors.Runtime.Simulation.Tests.Mutants;
using Xunit;
using Xunit.Abstractions;

namespace AuthErrors.Runtime.Simulation.Tests;

/// <summary>A simulation that finds nothing proves something only if it can find things.</summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    private const int Schedules = 3_000;

    public static TheoryData<string> Mutants()
        => [.. typeof(Mutant).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(Mutant))).Select(static type => type.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Mutants))]
    public void A_broken_contract_is_found(string mutant)
    {
        var exploration = Explorer.Run(1, Schedules, Create(mutant));
        output.WriteLine($"{exploration.Schedules}: {exploration.Violation}");

        Assert.NotNull(exploration.Violation);
        Assert.DoesNotContain("The simulation itself failed", exploration.Violation, StringComparison.Ordinal);
    }

    private static Mutant Create(string name)
        => (Mutant)Activator.CreateInstance(typeof(LockThatAlwaysGrants).Assembly.GetType($"{typeof(LockThatAlwaysGrants).Namespace}.{name}", throwOnError: true)!)!;
}
