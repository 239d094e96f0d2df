using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace AuthErrors.Internal.Issuers;

/// <summary>What the machine's fingerprint needs to know of a network interface.</summary>
/// <param name="IsUp">Whether it is up and running.</param>
/// <param name="IsLoopback">Whether it leads nowhere.</param>
/// <param name="PhysicalAddress">The first 48 bits of its hardware address; 0 when it has none.</param>
/// <param name="Families">The families of its addresses.</param>
internal sealed record NetworkAdapter(bool IsUp, bool IsLoopback, ulong PhysicalAddress, IReadOnlyCollection<AddressFamily> Families)
{
    private const int PhysicalAddressLength = 6;

    public static NetworkAdapter From(NetworkInterface adapter) => new(
        adapter.OperationalStatus == OperationalStatus.Up || (OperatingSystem.IsLinux() && adapter.OperationalStatus == OperationalStatus.Unknown),
        adapter.NetworkInterfaceType == NetworkInterfaceType.Loopback,
        ToNumber(adapter.GetPhysicalAddress().GetAddressBytes()),
        [.. adapter.GetIPProperties().UnicastAddresses.Select(static address => address.Address.AddressFamily)]);

    /// <summary>Longer ones, as of InfiniBand, are cut off where Node cuts them off.</summary>
    internal static ulong ToNumber(byte[] physicalAddress)
        => physicalAddress.Length < PhysicalAddressLength ? 0 : physicalAddress.Take(PhysicalAddressLength).Aggregate(0UL, static (number, part) => (number << 8) | part);
}
