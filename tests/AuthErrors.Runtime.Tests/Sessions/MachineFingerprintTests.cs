using System;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using AuthErrors.Internal.Issuers;
using Xunit;

namespace AuthErrors.Runtime.Tests.Sessions;

public sealed class MachineFingerprintTests
{
    private static readonly NetworkAdapter Loopback = new(IsUp: true, IsLoopback: true, 9, [AddressFamily.InterNetwork]);
    private static readonly NetworkAdapter Down = new(IsUp: false, IsLoopback: false, 8, [AddressFamily.InterNetwork]);
    private static readonly NetworkAdapter WithoutAddress = new(IsUp: true, IsLoopback: false, 7, []);
    private static readonly NetworkAdapter WithoutHardware = new(IsUp: true, IsLoopback: false, 0, [AddressFamily.InterNetwork]);
    private static readonly NetworkAdapter IPv6 = new(IsUp: true, IsLoopback: false, 6, [AddressFamily.InterNetworkV6]);
    private static readonly NetworkAdapter Both = new(IsUp: true, IsLoopback: false, 4, [AddressFamily.InterNetworkV6, AddressFamily.InterNetwork]);
    private static readonly NetworkAdapter IPv4 = new(IsUp: true, IsLoopback: false, 5, [AddressFamily.InterNetwork]);

    // printf 'host|Linux|x86_64|2748512346113' | sha256sum | cut -c -32
    [Fact]
    public void It_is_the_start_of_a_hash_over_four_facts()
        => Assert.Equal("99cf37ac56bfe20edef1870a415bf072", MachineFingerprint.Digest("host", "Linux", "x86_64", 2748512346113));

    [Theory]
    [InlineData(Architecture.X64, "x86_64")]
    [InlineData(Architecture.X86, "i686")]
    [InlineData(Architecture.Arm64, "arm64")]
    [InlineData(Architecture.Arm, "arm")]
    [InlineData(Architecture.Armv6, "arm")]
    [InlineData(Architecture.S390x, "s390x")]
    [InlineData(Architecture.Ppc64le, "ppc64")]
    [InlineData(Architecture.LoongArch64, "loong64")]
    [InlineData((Architecture)9, "riscv64")]
    public void Machines_are_named_as_Node_names_them(Architecture architecture, string name)
        => Assert.Equal(name, MachineFingerprint.MachineName(architecture));

    [Fact]
    public void Only_an_external_adapter_that_is_up_and_has_both_addresses_counts()
        => Assert.Equal(6UL, MachineFingerprint.PhysicalAddress([Loopback, Down, WithoutAddress, WithoutHardware, IPv6], listsIPv4First: true));

    [Fact]
    public void Without_one_it_is_zero()
        => Assert.Equal(0UL, MachineFingerprint.PhysicalAddress([Loopback, Down, WithoutAddress, WithoutHardware], listsIPv4First: true));

    [Theory]
    [InlineData(true, 4)]
    [InlineData(false, 6)]
    public void Where_the_system_lists_IPv4_first_an_adapter_that_has_it_goes_first(bool listsIPv4First, ulong address)
        => Assert.Equal(address, MachineFingerprint.PhysicalAddress([IPv6, Both, IPv4], listsIPv4First));

    [Theory]
    [InlineData("", 0)]
    [InlineData("0102030405", 0)]
    [InlineData("027FFFFFFF81", 0x027FFFFFFF81)]
    [InlineData("0102030405060708", 0x010203040506)]
    public void A_hardware_address_is_a_number_of_48_bits(string bytes, ulong number)
        => Assert.Equal(number, NetworkAdapter.ToNumber(Convert.FromHexString(bytes)));
}
