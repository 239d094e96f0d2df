using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.Fingerprint;

/// <summary>What Node computes on a machine, we compute there too: an anonymous token belongs to the machine and not to the language.</summary>
public sealed class MachineFingerprintTests
{
    private const string NodeProgram =
        """
        const os = require('os');
        const external = Object.values(os.networkInterfaces()).flat().find(a => !a.internal && a.mac !== '00:00:00:00:00:00');
        const system = { darwin: 'Darwin', linux: 'Linux', win32: 'Windows' }[os.platform()];
        const machine = { x64: 'x86_64', ia32: 'i686' }[os.arch()] ?? os.arch();
        const mac = BigInt('0x' + (external?.mac ?? '0').replaceAll(':', ''));
        const facts = [os.hostname(), system, machine, mac].join('|');
        console.error(facts);
        console.log(require('crypto').createHash('sha256').update(facts).digest('hex').slice(0, 32));
        """;

    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(2);

    private static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string Worker => Path.Combine(AppContext.BaseDirectory, "AuthErrors.Runtime.Worker.dll");

    [SkippableFact]
    public async Task It_is_the_one_that_Node_computes_on_this_machine()
    {
        await RequireAsync("node", "--version");

        Assert.Equal((await RunAsync("node", "-e", NodeProgram)).Output, MachineFingerprint.Compute() + "\n");
    }

    // veth devices come in pairs, and are up when both ends are. The suffix of the MAC is what must be found; 0 when nothing is.
    [SkippableTheory]
    [InlineData("true", "0")]
    [InlineData("add net-a 01; ip addr add 10.0.0.1/24 dev net-a", "01")]
    [InlineData("add net-a 01; add net-b 02; ip addr add 10.0.0.1/24 dev net-b", "02")]
    [InlineData("add net-a 01; ip addr add 10.0.0.1/24 dev net-a; ip link set net-a down; add net-b 02; ip addr add 10.0.0.2/24 dev net-b", "02")]
    [InlineData("add net-a 01; ip addr add 10.0.0.1/24 dev net-a; ip link set net-a-peer down; add net-b 02; ip addr add 10.0.0.2/24 dev net-b", "02")]
    [InlineData("add net-a 01; ip addr add fd00::1/64 dev net-a nodad; add net-b 02; ip addr add 10.0.0.1/24 dev net-b", "02")]
    [InlineData("add net-a 01; ip addr add fd00::1/64 dev net-a nodad; add net-b 02; ip addr add fd00::2/64 dev net-b nodad", "01")]
    [InlineData("add net-a 01; add net-b 02; ip addr add 10.0.0.2/24 dev net-b; ip addr add 10.0.0.1/24 dev net-a", "01")]
    [InlineData("ip link set lo up; ip addr add 10.0.0.9/24 dev lo; add net-a 01; ip addr add 10.0.0.1/24 dev net-a", "01")]
    public async Task It_is_the_one_that_Node_computes_whatever_the_network_looks_like(string network, string macSuffix)
    {
        await RequireAsync("node", "--version");
        await RequireAsync("ip", "-V");
        await RequireAsync("unshare", "-rnm", "true");
        var script =
            $$"""
            set -e
            mount -t sysfs sysfs /sys
            add() {
              ip link add name "$1" address "02:00:00:00:00:$2" type veth peer name "$1-peer"
              ip link set "$1" addrgenmode none
              ip link set "$1-peer" addrgenmode none
              ip link set "$1" up
              ip link set "$1-peer" up
            }
            {{network}}
            node -e "$1"
            exec "$2" "$3" fingerprint
            """;
        var (output, facts) = await RunAsync("unshare", "-rnm", "sh", "-c", script, "sh", NodeProgram, DotNet, Worker);
        var fingerprints = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        // What Node saw shows that the network was set up as meant.
        Assert.EndsWith(macSuffix == "0" ? "|0" : $"|{Convert.ToUInt64("0200000000" + macSuffix, 16)}", facts.Trim(), StringComparison.Ordinal);
        Assert.Equal(2, fingerprints.Length);
        Assert.Equal(fingerprints[0], fingerprints[1]);
    }

    private static async Task RequireAsync(string tool, params string[] arguments)
    {
        string? lacking = null;
        try
        {
            await RunAsync(tool, arguments);
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException)
        {
            lacking = $"{tool} does not run here: {failure.Message}";
        }

        Requirements.Require(lacking is null, lacking ?? "");
    }

    private static async Task<(string Output, string Errors)> RunAsync(string tool, params IEnumerable<string> arguments)
    {
        using var limit = new CancellationTokenSource(HangGuard);
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0
                ? (output, await errors)
                : throw new InvalidOperationException($"{tool} ended with {process.ExitCode}: {await errors}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
