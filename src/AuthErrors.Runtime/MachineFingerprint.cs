using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using AuthErrors.Internal.Issuers;

namespace AuthErrors;

/// <summary>
/// Tells one machine from others, the same way as the services' clients for Node do on that machine, so that all of them are given one anonymous
/// token. It is no secret, and it changes with the machine's name or network hardware.
/// </summary>
public static class MachineFingerprint
{
    private const int Digits = 32;

    /// <summary>Computes the fingerprint of this machine.</summary>
    /// <returns>32 hexadecimal digits.</returns>
    /// <exception cref="NetworkInformationException">The network interfaces cannot be listed.</exception>
    public static string Compute() => Digest(
        Dns.GetHostName(),
        OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "Darwin" : "Linux",
        MachineName(RuntimeInformation.ProcessArchitecture),
        PhysicalAddress(NetworkInterface.GetAllNetworkInterfaces().Select(NetworkAdapter.From), OperatingSystem.IsLinux()));

    internal static string Digest(string hostName, string system, string machine, ulong physicalAddress)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{hostName}|{system}|{machine}|{physicalAddress}");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits].ToLowerInvariant();
    }

    /// <summary>The names of Node's <c>os.arch()</c>, but for those that the clients write as Python does.</summary>
    internal static string MachineName(Architecture architecture) => architecture switch
    {
        Architecture.X64 => "x86_64",
        Architecture.X86 => "i686",
        Architecture.Armv6 => "arm",
        Architecture.Ppc64le => "ppc64",
        Architecture.LoongArch64 => "loong64",
        _ => architecture.ToString().ToLowerInvariant(),
    };

    /// <summary>
    /// The 48 bits of the first external adapter that is up and has both addresses; 0 when there is none. Node takes the system's order of addresses,
    /// and Linux lists those of IPv4 first (libuv, <c>uv_interface_addresses</c>).
    /// </summary>
    internal static ulong PhysicalAddress(IEnumerable<NetworkAdapter> adapters, bool listsIPv4First)
        => adapters
            .Where(static adapter => adapter.IsUp && !adapter.IsLoopback && adapter.PhysicalAddress != 0 && adapter.Families.Count > 0)
            .OrderBy(adapter => listsIPv4First && !adapter.Families.Contains(AddressFamily.InterNetwork))
            .FirstOrDefault()?.PhysicalAddress ?? 0;
}
