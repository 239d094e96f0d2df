using System;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Packages.Tests.Samples;

public sealed class TourEndsEarlyTests
{
    [SkippableFact]
    public async Task Ctrl_C_ends_it_with_all_that_it_started_and_leaves_nothing_behind()
    {
        Skip.If(OperatingSystem.IsWindows(), "A process cannot be sent a Ctrl+C of its own there.");

        using var tour = TourProcess.Start();
        await tour.WaitForWorkAsync();
        await tour.InterruptAsync();
        await tour.WaitForExitAsync();

        Assert.Equal(130, tour.ExitCode);
        Assert.EndsWith("Interrupted. The temporary folder is deleted.\n", tour.Output, StringComparison.Ordinal);
        Assert.Empty(tour.FindFiles());
        Assert.Empty(tour.FindProcesses());
    }

    [Fact]
    public async Task A_command_that_fails_ends_it_with_all_that_the_command_printed_and_leaves_nothing_behind()
    {
        // MSBuild takes it for a property: a platform that nothing can be built for.
        using var tour = TourProcess.Start(("RuntimeIdentifier", "no-such-platform"));
        await tour.WaitForExitAsync();

        Assert.Equal(1, tour.ExitCode);
        Assert.Contains("'dotnet pack src/AuthErrors.Runtime ", tour.Output, StringComparison.Ordinal);
        Assert.Contains("error NETSDK1083", tour.Output, StringComparison.Ordinal);
        Assert.Empty(tour.FindFiles());
    }
}
