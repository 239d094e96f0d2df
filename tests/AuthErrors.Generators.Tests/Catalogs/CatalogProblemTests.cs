using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Generators.Catalogs;
using Microsoft.CodeAnalysis.Text;
using Xunit;
using Verify = AuthErrors.Testing.CSharpSourceGeneratorVerifier<AuthErrors.Generators.CatalogGenerator>;

namespace AuthErrors.Generators.Tests.Catalogs;

/// <summary>Mistakes in catalogs: what is said of them, and where.</summary>
public sealed class CatalogProblemTests
{
    [Theory]
    [InlineData("{|#0:|}", "the file is empty; it needs at least {\"codes\": {}}")]
    [InlineData("""{ "codes": { "a": {}{|#0:,|} } }""", "JSON allows no ',' before '}'; remove it")]
    [InlineData("""{ "codes": { "a": {} {|#0:"b"|}: {} } }""", "a ',' should stand before this")]
    [InlineData("""{ "codes": { {|#0::|} 1 } }""", "the name of a member should stand here")]
    [InlineData("""{ "codes": {}, "enu"{|#0:|}""", "a ':' should stand after the name \"enu\"")]
    [InlineData("""{|#0:key_invalid|}""", "'key_invalid' is no value of JSON; a text stands in double quotes")]
    public Task AUTH1001_says_why_it_is_no_JSON(string catalog, string message) => VerifyAsync("AUTH1001", catalog, message);

    [Theory]
    [InlineData("""{|#0:[]|}""", "a catalog is an object, not an array")]
    [InlineData("""{|#0:{}|}""", "the catalog has no \"codes\"; add \"codes\": { \"key_invalid\": {} }")]
    [InlineData("""{ "codes": {|#0:[]|} }""", "\"codes\" is an object, not an array")]
    [InlineData("""{ "codes": {}, {|#0:"enums"|}: "XErrorCode" }""", "the catalog has no member \"enums\"; did you mean \"enum\"?")]
    [InlineData("""{ "codes": {}, {|#0:"colour"|}: 1 }""", "the catalog has no member \"colour\"; it may be \"$schema\", \"enum\", \"namespace\", \"visibility\", \"summary\", \"envelope\", \"fallback\", \"codes\", \"signals\"")]
    [InlineData("""{ "codes": {}, "enum": "XErrorCode", {|#0:"enum"|}: "YErrorCode" }""", "\"enum\" stands twice in the catalog; remove one")]
    [InlineData("""{ "codes": {}, "enum": {|#0:true|} }""", "\"enum\" is a string, not true")]
    [InlineData("""{ "codes": {}, "enum": {|#0:"ErrorCode"|} }""", "\"ErrorCode\" is no name for the enum: a C# name that ends in ErrorCode with something before it, such as MCPAuthErrorCode")]
    [InlineData("""{ "codes": {}, "enum": {|#0:"AuthErrors"|} }""", "\"AuthErrors\" is no name for the enum: a C# name that ends in ErrorCode with something before it, such as MCPAuthErrorCode")]
    [InlineData("""{ "codes": {}, "enum": {|#0:"my-ErrorCode"|} }""", "\"my-ErrorCode\" is no name for the enum: a C# name that ends in ErrorCode with something before it, such as MCPAuthErrorCode")]
    [InlineData("""{ "codes": {}, "namespace": {|#0:"my-app.Auth"|} }""", "\"my-app.Auth\" is no namespace of C#; write names with dots between them, such as \"my_app.Auth\"")]
    [InlineData("""{ "codes": {}, "namespace": {|#0:""|} }""", "\"\" is no namespace of C#; write names with dots between them, such as \"Deposium.Auth\"")]
    [InlineData("""{ "codes": {}, "visibility": {|#0:"private"|} }""", "\"private\" is no visibility; it may be \"public\", \"internal\"")]
    [InlineData("""{ "codes": {}, "summary": {|#0:" "|} }""", "\"summary\" is empty; write a text or leave it out")]
    [InlineData("""{ "codes": {}, "envelope": { {|#0:"cod"|}: "x" } }""", "the envelope has no member \"cod\"; did you mean \"code\"?")]
    [InlineData("""{ "codes": {}, "envelope": { "code": {|#0:""|} } }""", "\"\" names no member; write its name, or a JSON pointer such as \"/error/code\"")]
    [InlineData("""{ "codes": {}, "envelope": { "code": {|#0:"/a~2"|} } }""", "\"/a~2\" is no JSON pointer: '~' is written ~0, and '/' in a name ~1 (RFC 6901)")]
    [InlineData("""{ "codes": {}, "envelope": { "code": "error", "message": {|#0:"/error/message"|} } }""", "\"/error/message\" is in the way of \"error\": a member can be one thing only")]
    [InlineData("""{ "codes": {}, "envelope": { "code": {|#0:"/message/code"|} } }""", "\"/message/code\" is in the way of \"message\": a member can be one thing only")]
    [InlineData("""{ "codes": {}, "envelope": { "code": {|#0:"message"|} } }""", "\"message\" is in the way of \"message\": a member can be one thing only")]
    [InlineData("""{ "codes": {}, "envelope": { "docs": {|#0:"/hint/a/b"|} } }""", "\"/hint/a/b\" is in the way of \"hint\": a member can be one thing only")]
    [InlineData("""{ "codes": {}, "envelope": { "code": {|#0:"/errors/0/code"|} } }""", "\"/errors/0/code\" leads into an array; an envelope is made of objects")]
    [InlineData("""{ "codes": {}, "fallback": {|#0:5|} }""", "\"fallback\" is a string, not a number")]
    [InlineData("""{ "codes": { "a\nb": {|#0:1|} } }""", "the code \"a\\u000ab\" is an object such as { \"summary\": \"…\" }, not a number")]
    [InlineData("""{ "codes": { "a": { "name": {|#0:"A\u200dB"|} } } }""", "\"A\\u200dB\" is no name for a member of an enum; write a C# name such as KeyInvalid")]
    [InlineData("""{ "codes": {}, "fallback": {|#0:""|} }""", "\"fallback\" is empty; write a text or leave it out")]
    [InlineData("""{ "codes": { {|#0:""|}: { "name": "Empty" } } }""", "a code has 1 to 128 characters, this one 0")]
    [InlineData("""{ "codes": { "a": {|#0:"b"|} } }""", "the code \"a\" is an object such as { \"summary\": \"…\" }, not a string")]
    [InlineData("""{ "codes": { {|#0:"--"|}: {} } }""", "no member name can be made of \"--\"; give it a \"name\"")]
    [InlineData("""{ "codes": { "a": { {|#0:"recover"|}: "refresh" } } }""", "the code \"a\" has no member \"recover\"; did you mean \"recovery\"?")]
    [InlineData("""{ "codes": { "a": { "recovery": {|#0:"refesh"|} } } }""", "\"refesh\" is no recovery; did you mean \"refresh\"?")]
    [InlineData("""{ "codes": { "a": { "recovery": {|#0:null|} } } }""", "\"recovery\" is a string, not null")]
    [InlineData("""{ "codes": { "a": { "docs": {|#0:"example.com/keys"|} } } }""", "\"docs\" is an address that starts with https:// or http://, not \"example.com/keys\"")]
    [InlineData("""{ "codes": { "a": { "docs": {|#0:"https://example.com/ b"|} } } }""", "\"docs\" is an address that starts with https:// or http://, not \"https://example.com/ b\"")]
    [InlineData("""{ "codes": { "a": { "docs": {|#0:"https://"|} } } }""", "\"docs\" is an address that starts with https:// or http://, not \"https://\"")]
    [InlineData("""{ "codes": { "a": { "docs": {|#0:"ftp://example.com"|} } } }""", "\"docs\" is an address that starts with https:// or http://, not \"ftp://example.com\"")]
    [InlineData("""{ "codes": { "a": { "name": {|#0:"key-invalid"|} } } }""", "\"key-invalid\" is no name for a member of an enum; write a C# name such as KeyInvalid")]
    [InlineData("""{ "codes": { "a": { "name": {|#0:"value__"|} } } }""", "\"value__\" is no name for a member of an enum; write a C# name such as KeyInvalid")]
    [InlineData("""{ "codes": { "a": { "value": {|#0:1.5|} } } }""", "\"value\" is a whole number from 0 to 2147483647, not '1.5'")]
    [InlineData("""{ "codes": { "a": { "value": {|#0:-1|} } } }""", "\"value\" is a whole number from 0 to 2147483647, not '-1'")]
    [InlineData("""{ "codes": { "unknown": { "value": {|#0:7|} } } }""", "\"unknown\" is the fallback, and its value is always 0; remove the \"value\"")]
    public Task AUTH1002_says_what_to_write_instead(string catalog, string message) => VerifyAsync("AUTH1002", catalog, message);

    [Theory]
    [InlineData("""{ "codes": { "a": {}, {|#0:"a"|}: {} } }""", "the code \"a\" stands twice, first on line 1; remove one")]
    [InlineData("""{ "codes": { "key_invalid": {}, {|#0:"key-invalid"|}: {} } }""", "the member name 'KeyInvalid' of \"key-invalid\" is already that of \"key_invalid\"; give one of them a \"name\"")]
    [InlineData("""{ "codes": { "keyinvalid": {}, {|#0:"keyInvalid"|}: {} } }""", "the member name 'KeyInvalid' of \"keyInvalid\" differs only in case from 'Keyinvalid' of \"keyinvalid\"; give one of them a \"name\"")]
    [InlineData("""{ "codes": { "a": {}, "b": { "name": {|#0:"A"|} } } }""", "the member name 'A' of \"b\" is already that of \"a\"; give one of them a \"name\"")]
    [InlineData("""{ "codes": { {|#0:"Unknown"|}: {} } }""", "the member name 'Unknown' of \"Unknown\" is already that of \"unknown\"; give one of them a \"name\"")]
    [InlineData("""{ "codes": { "a": {}, "b": { "value": {|#0:1|} } } }""", "the value 1 is already that of \"a\"; give \"b\" a \"value\" of its own")]
    [InlineData("""{ "codes": { "a": { "value": {|#0:0|} } } }""", "the value 0 is already that of \"unknown\"; give \"a\" a \"value\" of its own")]
    [InlineData("""{ "codes": { "a": { "value": 2 }, {|#0:"b"|}: {} } }""", "the value 2 is already that of \"a\"; give \"b\" a \"value\" of its own")]
    public Task AUTH1003_says_what_stands_twice(string catalog, string message) => VerifyAsync("AUTH1003", catalog, message);

    [Theory]
    [InlineData("", 0, 14)]
    [InlineData("\t\t", 0, 16)]
    [InlineData("\n", 1, 0)]
    [InlineData("\r\n ", 1, 1)]
    [InlineData("\r\r\n", 2, 0)]
    [InlineData("\"summary\": \"😀é\", ", 0, 32)]
    [InlineData("\"summary\": \"x\u2028\", ", 1, 3)]
    [InlineData("\"summary\": \"\u0085\u0085.\", ", 2, 4)]
    public void Lines_and_columns_are_as_the_compiler_counts_them(string before, int line, int column)
    {
        var problem = Assert.Single(CatalogReader.Read(CatalogTest.Path, SourceText.From($$"""{ "codes": {},{{before}}"cölour😀": 1 }""")).Problems);

        Assert.Equal((new(line, column), new(line, column + 10)), (problem.Place.Lines.Start, problem.Place.Lines.End));
    }

    [Fact]
    public async Task Lines_and_columns_are_those_of_the_file_whatever_stands_before()
    {
        var test = CatalogTest.Create("{\r\n\t\"summary\": \"😀\", {|#0:\"é\"|}: 1,\r\n\t\"codes\": {}\r\n}");
        test.ExpectedDiagnostics.Add(Verify.Diagnostic("AUTH1002").WithSpan(CatalogTest.Path, 2, 19, 2, 22));
        await test.RunAsync();
    }

    [Fact]
    public async Task Several_mistakes_are_reported_in_one_pass_and_spoil_nothing_else()
    {
        var test = CatalogTest.Create(
            """
            {
              "enums": "X",
              "codes": {
                "key_missing": { "recovery": "reautenticate", },
                "key_invalid": { "summary": "Still here.", "recovery": "reauthenticate" },
                "key_invalid": {},
                "key-invalid": { "summary": "Here as well." }
              }
            }
            """,
            "class C { object M() => new object[] { Deposium.Auth.MCPAuthErrorCode.KeyMissing, Deposium.Auth.MCPAuthErrorCode.KeyInvalid }; }");
        test.ExpectedDiagnostics.Add(Verify.Diagnostic("AUTH1002").WithSpan(CatalogTest.Path, 2, 3, 2, 10));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic("AUTH1002").WithSpan(CatalogTest.Path, 4, 34, 4, 49));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic("AUTH1001").WithSpan(CatalogTest.Path, 4, 49, 4, 50));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic("AUTH1003").WithSpan(CatalogTest.Path, 6, 5, 6, 18));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic("AUTH1003").WithSpan(CatalogTest.Path, 7, 5, 7, 18));

        var run = await test.RunGeneratorAsync();

        Assert.Equal(["Unknown = 0", "KeyMissing = 1", "KeyInvalid = 2", "KeyInvalid2 = 3"], run.Members());
    }

    [Fact]
    public void A_mistake_that_is_made_a_hundred_thousand_times_is_reported_fifty_times()
    {
        var codes = string.Join(",", Enumerable.Range(0, 100_000).Select(static number => $$"""  "{{number}}": { "name": "A", "value": 2147483647 } """));
        var reading = CatalogReader.Read(CatalogTest.Path, SourceText.From($$"""{ "codes": { {{codes}} } }"""));

        Assert.Equal(50, reading.Problems.Count);
        Assert.Equal(100_001, reading.Model!.Codes.Select(static code => code.MemberName).Distinct().Count());
        Assert.Equal(100_001, reading.Model.Codes.Select(static code => code.Value).Where(static value => value >= 0).Distinct().Count());
    }

    [Fact]
    public async Task Ten_megabytes_that_are_no_JSON_give_a_few_errors_and_nothing_more()
    {
        var test = CatalogTest.Create("[" + string.Concat(Enumerable.Repeat("1 ", 5 * 1024 * 1024)));
        for (var problem = 0; problem < 25; problem++)
        {
            test.ExpectedDiagnostics.Add(Verify.Diagnostic("AUTH1001").WithSpan(CatalogTest.Path, 1, 4 + (2 * problem), 1, 5 + (2 * problem)));
        }

        test.ExpectedDiagnostics.Add(Verify.Diagnostic("AUTH1002").WithSpan(CatalogTest.Path, 1, 1, 1, 53));
        Assert.Empty((await test.RunGeneratorAsync()).GeneratedTrees);
    }

    [Fact]
    public async Task Many_mistakes_take_no_longer_than_many_lines()
    {
        var members = string.Concat(Enumerable.Range(0, 1_000_000).Select(static number => $"\"member_{number}\":1,"));
        var codes = string.Join(',', Enumerable.Range(0, 5_000).Select(static number => $"\"code_{number}\":{{}}"));
        var signals = string.Join(',', Enumerable.Range(0, 50_000).Select(static number => $"{{\"status\":[401],\"code\":\"kode_{number}\"}}"));
        var text = SourceText.From($$"""{ {{members}} "codes": { {{codes}} }, "signals": [{{signals}}] }""");

        var reading = await Task.Run(() => CatalogReader.Read(CatalogTest.Path, text)).WaitAsync(System.TimeSpan.FromMinutes(1));

        Assert.Equal(50, reading.Problems.Count);
        Assert.Equal(5_001, reading.Model!.Codes.Count);
    }

    [Fact]
    public async Task Two_long_texts_are_not_compared_letter_by_letter()
    {
        var text = SourceText.From($$"""{ "codes": { "{{new string('a', 1_000_000)}}": {} }, "signals": [{ "status": [401], "code": "{{new string('b', 1_000_000)}}" }] }""");

        var reading = await Task.Run(() => CatalogReader.Read(CatalogTest.Path, text)).WaitAsync(System.TimeSpan.FromMinutes(1));

        Assert.Equal(2, reading.Problems.Count);
    }

    private static async Task VerifyAsync(string id, string catalog, string message)
    {
        var test = CatalogTest.Create(catalog);
        test.ExpectedDiagnostics.Add(Verify.Diagnostic(id).WithLocation(0).WithArguments(message));
        await test.RunAsync();
    }
}
