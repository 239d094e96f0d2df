using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Generators.Catalogs;
using AuthErrors.Generators.Text;
using Microsoft.CodeAnalysis.Text;
using Xunit;
using Verify = AuthErrors.Testing.CSharpSourceGeneratorVerifier<AuthErrors.Generators.CatalogGenerator>;

namespace AuthErrors.Generators.Tests.Catalogs;

/// <summary>The signals of a catalog: what is read, what is refused, and what is said of it.</summary>
public sealed class SignalReadingTests
{
    [Fact]
    public void Signals_are_read_whole_and_in_the_order_of_the_file()
    {
        var signals = Read("""
            { "status": [401, 403], "json": { "/type": "authentication_error", "/errors/0/code": 4.50e1, "/retry": true, "/ok": false, "/data": null, "/": "", "/a~1b~0c": "x" }, "code": "a" },
            { "status": [401], "text": "Invalid \"API\" key\n", "code": "a" },
            { "status": [401.0], "challenge": "invalid_token", "text": "x", "json": { "/a": 1 }, "code": "unknown" },
            { "status": [4.29e2], "code": "a" },
            { "status": [200], "json": { "/error/code": -32001 }, "code": "a" }
            """);

        Assert.Equal(5, signals.Count);
        Assert.Equal([401, 403], signals[0].Statuses);
        Assert.Equal("a", signals[0].Code.WireCode);
        Assert.Equal(
            [
                new("/type", SignalValueKind.String, "authentication_error"),
                new("/errors/0/code", SignalValueKind.Number, "45"),
                new("/retry", SignalValueKind.True, ""),
                new("/ok", SignalValueKind.False, ""),
                new("/data", SignalValueKind.Null, ""),
                new("/", SignalValueKind.String, ""),
                new("/a~1b~0c", SignalValueKind.String, "x"),
            ],
            signals[0].Json);
        Assert.Equal((null, null), (signals[0].Text, signals[0].Challenge));
        Assert.Equal("Invalid \"API\" key\n", signals[1].Text);
        Assert.Empty(signals[1].Json);
        Assert.Equal(("x", "invalid_token", "unknown"), (signals[2].Text, signals[2].Challenge, signals[2].Code.WireCode));
        Assert.Equal([401], signals[2].Statuses);
        Assert.Equal([429], signals[3].Statuses);
        Assert.Equal(new SignalMember("/error/code", SignalValueKind.Number, "-32001"), Assert.Single(signals[4].Json));
    }

    [Theory]
    [InlineData("{|#0:{}|}", "\"signals\" is an array, not an object")]
    [InlineData("[{|#0:\"401\"|}]", "a signal is an object such as { \"status\": [401], \"text\": \"Invalid API key\", \"code\": \"key_invalid\" }, not a string")]
    [InlineData("""[{|#0:{ "code": "a" }|}]""", "the signal has no \"status\"; add the statuses that it comes with, such as \"status\": [401]")]
    [InlineData("""[{|#0:{ "status": [401] }|}]""", "the signal has no \"code\"; add the code that it means, such as \"code\": \"unknown\"")]
    [InlineData("""[{ "status": {|#0:401|}, "code": "a" }]""", "\"status\" is an array; write [401]")]
    [InlineData("""[{ "status": {|#0:"401"|}, "code": "a" }]""", "\"status\" is an array of numbers such as [401], not a string")]
    [InlineData("""[{ "status": {|#0:[]|}, "code": "a" }]""", "\"status\" names no status; write one such as [401]")]
    [InlineData("""[{ "status": [{|#0:"401"|}], "code": "a" }]""", "a status is a whole number from 100 to 599, not a string")]
    [InlineData("""[{ "status": [{|#0:99|}], "code": "a" }]""", "a status is a whole number from 100 to 599, not '99'")]
    [InlineData("""[{ "status": [{|#0:600|}], "code": "a" }]""", "a status is a whole number from 100 to 599, not '600'")]
    [InlineData("""[{ "status": [{|#0:401.5|}], "code": "a" }]""", "a status is a whole number from 100 to 599, not '401.5'")]
    [InlineData("""[{ "status": [401, {|#0:4.01e2|}], "code": "a" }]""", "the status 401 stands twice; remove one")]
    [InlineData("""[{ "status": [401, {|#0:399|}], "code": "a" }]""", "with status 399 only \"json\" is looked at; add \"json\": { \"/error/code\": \"…\" } or remove the status")]
    [InlineData("""[{ "status": [{|#0:200|}], "challenge": "invalid_token", "code": "a" }]""", "with status 200 only \"json\" is looked at; add \"json\": { \"/error/code\": \"…\" } or remove the status")]
    [InlineData("""[{ "status": [401], "code": {|#0:1|} }]""", "\"code\" is a string, not a number")]
    [InlineData("""[{ "status": [401], "code": {|#0:"key_invlid"|} }]""", "\"key_invlid\" is no code of this catalog; did you mean \"key_invalid\"?")]
    [InlineData("""[{ "status": [401], "code": {|#0:"quite_other"|} }]""", "\"quite_other\" is no code of this catalog; add it to \"codes\", or name one that is there")]
    [InlineData("""[{ "status": [401], "json": {|#0:{}|}, "code": "a" }]""", "\"json\" names no member; write a JSON pointer and a value, such as { \"/error/code\": \"invalid\" }")]
    [InlineData("""[{ "status": [401], "json": {|#0:"/a"|}, "code": "a" }]""", "\"json\" is an object, not a string")]
    [InlineData("""[{ "status": [401], "json": { {|#0:"type"|}: 1 }, "code": "a" }]""", "\"type\" is no JSON pointer; write \"/type\"")]
    [InlineData("""[{ "status": [401], "json": { {|#0:""|}: 1 }, "code": "a" }]""", "\"\" is no JSON pointer; write \"/\"")]
    [InlineData("""[{ "status": [401], "json": { {|#0:"/a~"|}: 1 }, "code": "a" }]""", "\"/a~\" is no JSON pointer: '~' is written ~0, and '/' in a name ~1 (RFC 6901)")]
    [InlineData("""[{ "status": [401], "json": { "/a": 1, {|#0:"/a"|}: 1 }, "code": "a" }]""", "\"/a\" stands twice in \"json\"; remove one")]
    [InlineData("""[{ "status": [401], "json": { "/a": {|#0:{ "b": 1 }|} }, "code": "a" }]""", "\"/a\" is a string, a number, true, false or null, not an object; point at what is inside, such as \"/a/code\"")]
    [InlineData("""[{ "status": [401], "json": { "/a": {|#0:[1]|} }, "code": "a" }]""", "\"/a\" is a string, a number, true, false or null, not an array; point at what is inside, such as \"/a/0\"")]
    [InlineData("""[{ "status": [401], "json": { "/a": {|#0:1e400|} }, "code": "a" }]""", "'1e400' does not fit a decimal of C#; write a number of at most 28 digits")]
    [InlineData("""[{ "status": [401], "text": {|#0:""|}, "code": "a" }]""", "\"text\" is empty; write a text or leave it out")]
    [InlineData("""[{ "status": [401], "challenge": {|#0:""|}, "code": "a" }]""", "\"challenge\" is empty; write a text or leave it out")]
    [InlineData("""[{ "status": [401], {|#0:"header"|}: "x", "code": "a" }]""", "the signal has no member \"header\"; it may be \"status\", \"json\", \"text\", \"challenge\", \"code\"")]
    [InlineData("""[{ {|#0:"statuses"|}: [401], "status": [401], "code": "a" }]""", "the signal has no member \"statuses\"; did you mean \"status\"?")]
    [InlineData("""[{ "status": [401], {|#0:"status"|}: [403], "code": "a" }]""", "\"status\" stands twice in the signal; remove one")]
    public Task AUTH1002_says_what_to_write_instead(string signals, string message) => VerifyAsync("AUTH1002", signals, message);

    [Theory]
    [InlineData("""[{ "text": {|#0:"x"|}, "code": "a" }]""", "the body of any response may quote the text; add the statuses that it means something with, such as \"status\": [401]")]
    [InlineData("""[{ "status": [401, 200], "text": {|#0:"x"|}, "code": "a" }]""", "a body of status 200 may quote the text; name only statuses of 400 or more, or match \"json\" instead of \"text\"")]
    [InlineData("""[{ "status": [399], "json": { "/error": 1 }, "text": {|#0:"x"|}, "code": "a" }]""", "a body of status 399 may quote the text; name only statuses of 400 or more, or match \"json\" instead of \"text\"")]
    public Task AUTH1004_is_text_that_any_response_may_quote(string signals, string message) => VerifyAsync("AUTH1004", signals, message);

    [Theory]
    [InlineData("""{ "status": [401, "x"], "text": "x", "code": "a" }""")]
    [InlineData("""{ "status": [401], "text": "", "code": "a" }""")]
    [InlineData("""{ "status": [401], "text": "x", "code": "nowhere" }""")]
    [InlineData("""{ "status": [401], "json": { "/a": 1, "b": 2 }, "code": "a" }""")]
    [InlineData("""{ "status": [401], "json": { "/a": 1, "/b": tru }, "code": "a" }""")]
    [InlineData("""{ "status": [401], "text": 'x', "code": "a" }""")]
    [InlineData("""{ "status": [200], "text": "x", "code": "a" }""")]
    [InlineData("17")]
    public void A_signal_with_a_mistake_is_left_out_and_the_others_stay(string signal)
        => Assert.Equal(["first", "last"], Read($$"""
            { "status": [401], "text": "first", "code": "a" },
            {{signal}},
            { "status": [401], "text": "last", "code": "a" }
            """).Select(static signal => signal.Text));

    [Theory]
    [InlineData("""{ "codes": { "a": {}, "b": tru }, "signals": [{ "status": [401], "code": "c" }] }""", "AUTH1001")]
    [InlineData("""{ "codes": { "a": {}, "b": tru }, "signals": [{ "code": "a" }, { "status": [401] }] }""", "AUTH1001")]
    [InlineData("""{ "codes": [], "signals": [{ "status": [401], "code": "c" }] }""", "AUTH1002")]
    [InlineData("""{ "codes": {}, "signals": [{ "status": [401], "code" "unknown" }] }""", "AUTH1001")]
    public void What_cannot_be_known_is_not_reported_as_well(string catalog, string id)
    {
        var reading = CatalogReader.Read(CatalogTest.Path, SourceText.From(catalog));

        Assert.Equal([id], reading.Problems.Select(static problem => CatalogDiagnostic.Create(problem).Id));
        Assert.Empty(reading.Model!.Signals);
    }

    [Fact]
    public void Every_mistake_of_a_signal_is_reported_in_one_pass()
    {
        var reading = ReadCatalog("""{ "statu": [401], "status": [200, "x"], "json": { "a": 1, "/b": [] }, "text": "x", "challenge": 1, "code": "aa" }""");

        Assert.Equal(
            ["AUTH1002", "AUTH1002", "AUTH1002", "AUTH1002", "AUTH1004", "AUTH1002", "AUTH1002"],
            reading.Problems.Select(static problem => CatalogDiagnostic.Create(problem).Id));
        Assert.Equal(reading.Problems.Select(static problem => problem.Place.Span.Start).Order(), reading.Problems.Select(static problem => problem.Place.Span.Start));
    }

    private static EquatableArray<SignalModel> Read(string signals) => ReadCatalog(signals).Model!.Signals;

    private static CatalogReading ReadCatalog(string signals) => CatalogReader.Read(CatalogTest.Path, SourceText.From(Catalog($"[{signals}]")));

    private static string Catalog(string signals) => $$"""{ "codes": { "a": {}, "key_invalid": {} }, "signals": {{signals}} }""";

    private static async Task VerifyAsync(string id, string signals, string message)
    {
        var test = CatalogTest.Create(Catalog(signals));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic(id).WithLocation(0).WithArguments(message));
        await test.RunAsync();
    }
}
