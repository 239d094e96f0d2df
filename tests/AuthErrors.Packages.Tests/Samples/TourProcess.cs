using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Tour;
using Xunit;

namespace AuthErrors.Packages.Tests.Samples;

/// <summary>The tour as a process of its own, with a temporary folder of its own.</summary>
internal sealed class TourProcess : IDisposable
{
    // A minute is normal. More than this is a tour that hangs.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private TourProcess(Process process, string temporary)
    {
        _process = process;
        Temporary = temporary;
    }

    /// <summary>The folder that the process takes for the system's temporary folder.</summary>
    public string Temporary { get; }

    public string Output => _output.ToString();

    public int ExitCode => _process.ExitCode;

    public static TourProcess Start(params (string Name, string Value)[] environment)
    {
        var temporary = Directory.CreateTempSubdirectory("tour-").FullName;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Tour.dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in (IEnumerable<(string, string)>)[("TMPDIR", temporary), ("TMP", temporary), ("TEMP", temporary), .. environment])
        {
            start.Environment[name] = value;
        }

        return new TourProcess(Process.Start(start)!, temporary);
    }

    /// <summary>Waits until the first command of the tour is at work: until it has written something.</summary>
    public async Task WaitForWorkAsync()
    {
        var started = Stopwatch.StartNew();
        while (!FindFiles().Any(static path => Path.GetFileName(path) == "project.assets.json"))
        {
            Assert.False(_process.HasExited, "It ended by itself.");
            Assert.True(started.Elapsed < Limit, "It does nothing.");
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    public async Task WaitForExitAsync()
    {
        _output.Append(await _process.StandardOutput.ReadToEndAsync().WaitAsync(Limit));
        await _process.WaitForExitAsync().WaitAsync(Limit);
    }

    /// <summary>Presses Ctrl+C, as far as the process can tell.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>The sockets of the build hosts that the tour has started and that run now.</summary>
    public IEnumerable<string> FindSockets() => BuildHostSockets.Find(Temporary);

    /// <summary>What the process left in its temporary folder.</summary>
    public IEnumerable<string> FindFiles() => Directory.EnumerateFileSystemEntries(Temporary, "*", SearchOption.AllDirectories);

    /// <summary>The processes that the tour started, directly or not, and that do not end now that it has. They can be told by their temporary folder.</summary>
    public IEnumerable<int> FindProcesses() => LinuxProcesses.FindByEnvironment(Temporary)
        .Select(static process => process.Id)
        .Where(static id => !EndsSoon(id));

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
        Directory.Delete(Temporary, recursive: true);
    }

    private static bool EndsSoon(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.WaitForExit(TimeSpan.FromSeconds(10));
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
