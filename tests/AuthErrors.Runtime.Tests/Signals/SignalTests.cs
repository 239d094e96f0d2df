using System.Globalization;
using System.Text;
using AuthErrors.CompilerServices;
using Xunit;

namespace AuthErrors.Runtime.Tests.Signals;

public sealed class SignalTests
{
    [Theory]
    [InlineData("""{"type":"t"}""", "/type", "t", true)]
    [InlineData("""{"type":"t"}""", "/type", "T", false)]
    [InlineData("""{"type":"t"}""", "/other", "t", false)]
    [InlineData("""{"type":"t"}""", "type", "t", false)]
    [InlineData("""{"type":null}""", "/type", "null", false)]
    [InlineData("""{"type":1}""", "/type", "1", false)]
    [InlineData("""{"type":["t"]}""", "/type", "t", false)]
    [InlineData("\uFEFF {\"type\" :\r\n\t\"t\"}", "/type", "t", true)]
    [InlineData("""{"a":{"type":"t"},"type":"u"}""", "/type", "u", true)]
    [InlineData("""{"a":{"b":{"type":"t"}}}""", "/a/b/type", "t", true)]
    [InlineData("""{"a":[{"b":["x","t"]}]}""", "/a/0/b/1", "t", true)]
    [InlineData("""{"a":["x","t"]}""", "/a/01", "t", false)]
    [InlineData("""{"a":["x","t"]}""", "/a/-", "t", false)]
    [InlineData("""{"a":["x","t"]}""", "/a/+1", "t", false)]
    [InlineData("""{"a":["x","t"]}""", "/a/2", "t", false)]
    [InlineData("""{"a":["t"]}""", "/a/4294967296", "t", false)]
    [InlineData("""{"a":["t"]}""", "/a/99999999999999999999", "t", false)]
    [InlineData("""{"a":["t"]}""", "/a/", "t", false)]
    [InlineData("""{"0":"t"}""", "/0", "t", true)]
    [InlineData("""{"":"t"}""", "/", "t", true)]
    [InlineData("""{"":{"":"t"}}""", "//", "t", true)]
    [InlineData("\"t\"", "", "t", true)]
    [InlineData("[\"t\"]", "/0", "t", true)]
    [InlineData("""{"a/b":"t","a~b":"u","~1":"v"}""", "/a~1b", "t", true)]
    [InlineData("""{"a/b":"t","a~b":"u","~1":"v"}""", "/a~0b", "u", true)]
    [InlineData("""{"a/b":"t","a~b":"u","~1":"v"}""", "/~01", "v", true)]
    [InlineData("""{"t\u0079pe":"\u0074\ud83d\ude00\n"}""", "/type", "t😀\n", true)]
    [InlineData("""{"\ud83d":"x","type":"t"}""", "/type", "t", true)]
    [InlineData("""{"type":"\ud83d"}""", "/type", "\uFFFD", false)]
    [InlineData("""{"type":"u","type":"t"}""", "/type", "t", false)]
    [InlineData("""{"a":{"b":"u"},"a":{"type":"t"}}""", "/a/type", "t", false)]
    [InlineData("""{"type":"t" nonsense""", "/type", "t", true)]
    [InlineData("""{"x" "type":"t"}""", "/type", "t", false)]
    [InlineData("""{"type":"t""", "/type", "t", false)]
    [InlineData("""{"text":"{\"type\":\"t\"}"}""", "/type", "t", false)]
    [InlineData("", "/type", "t", false)]
    public void A_member_is_found_by_its_pointer(string body, string pointer, string value, bool isFound)
        => Assert.Equal(isFound, Signal.HasMember(Response(401, body), Utf8(pointer), Utf8(value)));

    [Theory]
    [InlineData("1", "1", true)]
    [InlineData("1.0", "1", true)]
    [InlineData("10e-1", "1", true)]
    [InlineData("-0", "0", true)]
    [InlineData("-32001", "-32001", true)]
    [InlineData("2", "1", false)]
    [InlineData("01", "1", false)]
    [InlineData("1.", "1", false)]
    [InlineData("1e", "1", false)]
    [InlineData("1e400", "1", false)]
    [InlineData("79228162514264337593543950336", "1", false)]
    [InlineData("\"1\"", "1", false)]
    [InlineData("true", "1", false)]
    public void Numbers_are_compared_by_their_value(string number, string value, bool isFound)
        => Assert.Equal(isFound, Signal.HasMember(Response(400, $$"""{"code":{{number}}}"""), "/code"u8, decimal.Parse(value, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_literal_is_only_itself()
    {
        var response = Response(400, """{"yes":true,"no":false,"nothing":null,"text":"true"}""");
        Assert.True(Signal.HasMember(response, "/yes"u8, value: true));
        Assert.False(Signal.HasMember(response, "/yes"u8, value: false));
        Assert.True(Signal.HasMember(response, "/no"u8, value: false));
        Assert.False(Signal.HasMember(response, "/text"u8, value: true));
        Assert.False(Signal.HasMember(response, "/absent"u8, value: false));
        Assert.True(Signal.HasNull(response, "/nothing"u8));
        Assert.False(Signal.HasNull(response, "/no"u8));
        Assert.False(Signal.HasNull(response, "/absent"u8));
    }

    [Theory]
    [InlineData("""{"error":{"code":1}}""", true)]
    [InlineData("""{"error":{"code":1},"id":7} """, true)]
    [InlineData("""{"\u0065rror":{"code":1}}""", true)]
    [InlineData("""{"error":{"code":1},"result":{}}""", false)]
    [InlineData("""{"error":{"code":1},"result":null}""", false)]
    [InlineData("""{"error":{"code":1},"r\u0065sult":null}""", false)]
    [InlineData("""{"result":{},"error":{"code":1}}""", false)]
    [InlineData("""{"error":{"code":1}} {"result":{}}""", false)]
    [InlineData("""{"error":{"code":1}""", false)]
    [InlineData("""{"error":{"code":1},}""", false)]
    [InlineData("""{"error":{"code":1},"data":[1 2]}""", false)]
    [InlineData("""{"error":{"code":1,"result":[]}}""", true)]
    [InlineData("""{"error":null,"error":{"code":1}}""", false)]
    public void Below_400_only_a_valid_object_with_an_error_and_without_a_result_is_looked_at(string body, bool isFound)
        => Assert.Equal(isFound, Signal.HasMember(Response(200, body), "/error/code"u8, 1m));

    [Theory]
    [InlineData("""{"code":1}""")]
    [InlineData("""{"error":null,"code":1}""")]
    [InlineData("""{"data":{"error":{}},"code":1}""")]
    [InlineData("""[{"error":{},"code":1}]""")]
    public void Below_400_nothing_is_found_without_an_error_of_the_root(string body)
    {
        Assert.False(Signal.HasMember(Response(200, body), "/code"u8, 1m));
        Assert.False(Signal.HasMember(Response(200, body), "/0/code"u8, 1m));
    }

    [Theory]
    [InlineData(401, "Invalid API key", true)]
    [InlineData(400, "Invalid API key", true)]
    [InlineData(401, "invalid api key", false)]
    [InlineData(399, "Invalid API key", false)]
    [InlineData(200, "Invalid API key", false)]
    public void Text_is_found_to_the_byte_and_only_in_an_error(int status, string text, bool isFound)
        => Assert.Equal(isFound, Signal.HasText(Response(status, """{"error":"Invalid API key"}"""), Utf8(text)));

    private static InspectedResponse Response(int status, string body) => new() { StatusCode = status, Body = Utf8(body) };

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
