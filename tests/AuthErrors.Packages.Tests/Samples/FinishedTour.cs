using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Packages.Tests.Samples;

/// <summary>One run of the tour, from start to end.</summary>
public sealed class FinishedTour : IAsyncLifetime
{
    public int ExitCode { get; private set; }

    public string Output { get; private set; } = "";

    public IReadOnlyList<string> FilesLeft { get; private set; } = [];

    public IReadOnlyList<int> ProcessesLeft { get; private set; } = [];

    public IReadOnlyList<string> SocketsSeen { get; private set; } = [];

    public async Task InitializeAsync()
    {
        using var tour = TourProcess.Start();
        var end = tour.WaitForExitAsync();
        var sockets = new HashSet<string>(StringComparer.Ordinal);
        while (!end.IsCompleted)
        {
            sockets.UnionWith(tour.FindSockets());
            await Task.WhenAny(end, Task.Delay(TimeSpan.FromMilliseconds(100)));
        }

        await end;
        SocketsSeen = [.. sockets];
        ExitCode = tour.ExitCode;
        Output = tour.Output.ReplaceLineEndings("\n");
        FilesLeft = [.. tour.FindFiles()];
        ProcessesLeft = [.. tour.FindProcesses()];
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
