using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Deposium.Auth;
using Deposium.Gateway;
using Xunit;

namespace AuthErrors.Runtime.Tests.Generated;

public sealed class MCPAuthErrorCodesTests
{
    private const MCPAuthErrorCode Undefined = (MCPAuthErrorCode)999;

    [Fact]
    public void The_enum_has_the_ten_codes_and_All_lists_them()
        => Assert.Equal(Enum.GetValues<MCPAuthErrorCode>(), MCPAuthErrorCodes.All.ToArray());

    [Fact]
    public void All_allocates_nothing()
    {
        var seen = MCPAuthErrorCodes.All.Length;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 1; i < 1000; i++)
        {
            seen += MCPAuthErrorCodes.All.Length;
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(10_000, seen);
    }

    [Fact]
    public void A_wire_code_and_its_code_lead_to_each_other()
    {
        foreach (var code in MCPAuthErrorCodes.All)
        {
            Assert.True(MCPAuthErrorCodes.TryParse(code.ToWireCode(), out var fromText));
            Assert.True(MCPAuthErrorCodes.TryParse(Encoding.UTF8.GetBytes(code.ToWireCode()), out var fromUtf8));
            Assert.Equal((code, code), (fromText, fromUtf8));
        }

        foreach (var code in GatewayErrorCodes.All)
        {
            Assert.True(GatewayErrorCodes.TryParse(code.ToWireCode(), out var read));
            Assert.Equal(code, read);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("KEY_INVALID")]
    [InlineData("key_invalid ")]
    [InlineData("key_invalix")]
    [InlineData("key_invali\u0000")]
    public void Anything_else_is_not_found_and_gives_the_fallback(string wireCode)
    {
        Assert.False(MCPAuthErrorCodes.TryParse(wireCode, out var fromText));
        Assert.False(MCPAuthErrorCodes.TryParse(Encoding.UTF8.GetBytes(wireCode), out var fromUtf8));
        Assert.Equal((MCPAuthErrorCode.Unknown, MCPAuthErrorCode.Unknown), (fromText, fromUtf8));
    }

    [Theory]
    [InlineData(MCPAuthErrorCode.KeyMissing, AuthRecovery.Reauthenticate)]
    [InlineData(MCPAuthErrorCode.PermissionDenied, AuthRecovery.Surface)]
    [InlineData(MCPAuthErrorCode.RateLimited, AuthRecovery.Backoff)]
    [InlineData(MCPAuthErrorCode.Unknown, AuthRecovery.Surface)]
    [InlineData(Undefined, AuthRecovery.Surface)]
    public void The_recovery_is_that_of_the_catalog(MCPAuthErrorCode code, AuthRecovery recovery) => Assert.Equal(recovery, code.GetRecovery());

    [Fact]
    public void Hints_and_docs_are_those_of_the_catalog()
    {
        Assert.StartsWith("Create a new key", MCPAuthErrorCode.KeyInvalid.GetHint(), StringComparison.Ordinal);
        Assert.Null(MCPAuthErrorCode.Unknown.GetHint());
        Assert.Null(Undefined.GetHint());
        Assert.Equal("https://example.com/login", GatewayErrorCode.Revoked.GetDocs());
    }

    [Theory]
    [InlineData(999)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_value_that_the_enum_does_not_define_reads_as_the_fallback(int value)
    {
        var code = (MCPAuthErrorCode)value;

        Assert.Equal("unknown", code.ToWireCode());
        Assert.Equal("other", ((GatewayErrorCode)value).ToWireCode());
        Assert.Equal("Unknown", Name(code));
    }

    [Fact]
    public void Match_and_Switch_choose_the_handler_of_the_code()
    {
        foreach (var code in MCPAuthErrorCodes.All)
        {
            var ran = "";
            code.Switch(
                () => ran += "Unknown", () => ran += "KeyMissing", () => ran += "FormatInvalid", () => ran += "KeyInvalid", () => ran += "PermissionDenied",
                () => ran += "RateLimited", () => ran += "AuthUnavailable", () => ran += "AuthTimeout", () => ran += "AuthInternalError", () => ran += "AcceptInvalid");
            Assert.Equal((code.ToString(), code.ToString()), (Name(code), ran));

            var runs = new List<string>();
            code.Switch(runs, Note("Unknown"), Note("KeyMissing"), Note("FormatInvalid"), Note("KeyInvalid"), Note("PermissionDenied"),
                Note("RateLimited"), Note("AuthUnavailable"), Note("AuthTimeout"), Note("AuthInternalError"), Note("AcceptInvalid"));
            Assert.Equal([code.ToString()], runs);
            Assert.Equal(code + "!", code.Match("!", Say("Unknown"), Say("KeyMissing"), Say("FormatInvalid"), Say("KeyInvalid"), Say("PermissionDenied"),
                Say("RateLimited"), Say("AuthUnavailable"), Say("AuthTimeout"), Say("AuthInternalError"), Say("AcceptInvalid")));
        }

        static Func<string, string> Say(string name) => state => name + state;

        static Action<List<string>> Note(string name) => state => state.Add(name);
    }

    [Fact]
    public void Wire_codes_stand_on_the_members()
        => Assert.All(
            Enum.GetValues<MCPAuthErrorCode>(),
            static code => Assert.Equal(
                code.ToWireCode(),
                typeof(MCPAuthErrorCode).GetField(code.ToString())!.GetCustomAttributes(inherit: false).OfType<WireCodeAttribute>().Single().Value));

    private static string Name(MCPAuthErrorCode code) => code.Match(
        () => "Unknown", () => "KeyMissing", () => "FormatInvalid", () => "KeyInvalid", () => "PermissionDenied",
        () => "RateLimited", () => "AuthUnavailable", () => "AuthTimeout", () => "AuthInternalError", () => "AcceptInvalid");
}
