using System;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Worker;

/// <summary>Writes the fingerprint of the machine, or of the network namespace, that it runs in.</summary>
internal static class FingerprintVerb
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length != 1)
        {
            await Console.Error.WriteLineAsync("Usage: fingerprint");
            return 2;
        }

        await Console.Out.WriteLineAsync(MachineFingerprint.Compute());
        return 0;
    }
}
