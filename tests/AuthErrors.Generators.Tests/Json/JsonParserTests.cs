using System;
using System.Linq;
using AuthErrors.Generators.Json;
using Xunit;

namespace AuthErrors.Generators.Tests.Json;

public sealed class JsonParserTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"a":{"b":[1,-0,0.5,1e5,1E-5,-12.25e+3,true,false,null,"x"]}}""")]
    [InlineData(" \t\r\n {\r\n\t\"a\" : 1 } \n")]
    [InlineData("""
        "\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"
        """)]
    [InlineData("\uFEFF{}")]
    [InlineData("\"\u2028\u2029\u0085\uFEFF\u007F\"")]
    [InlineData("\"😀\"")]
    public void Accepts_what_the_RFC_allows(string json) => Assert.Empty(JsonParser.Parse(json).Problems);

    [Fact]
    public void Unescapes_strings()
    {
        var text = Assert.IsType<JsonString>(JsonParser.Parse("""
            "\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"
            """).Root).Text;

        Assert.Equal("\"\\/\b\f\n\r\té😀", text);
    }

    [Fact]
    public void Knows_where_everything_stands()
    {
        const string Json = "{\r\n\t\"name\": [ 12, \"😀\" ]\r\n}";
        var (root, problems) = JsonParser.Parse(Json);

        Assert.Empty(problems);
        var member = Assert.Single(Assert.IsType<JsonObject>(root).Members);
        Assert.Equal("\"name\"", Json.Substring(member.Name.Span.Start, member.Name.Span.Length));
        var items = Assert.IsType<JsonArray>(member.Value).Items;
        Assert.Equal("[ 12, \"😀\" ]", Json.Substring(member.Value.Span.Start, member.Value.Span.Length));
        Assert.Equal("\"😀\"", Json.Substring(items[1].Span.Start, items[1].Span.Length));
        Assert.Equal(Json.Length, root.Span.Length);
    }

    [Theory]
    [InlineData("", 0, 0, "the file is empty")]
    [InlineData("  ", 2, 0, "the file is empty")]
    [InlineData("""{"a":1,}""", 6, 1, "JSON allows no ',' before '}'")]
    [InlineData("""[1,]""", 2, 1, "JSON allows no ',' before ']'")]
    [InlineData("""[,1]""", 1, 1, "nothing stands before this ','")]
    [InlineData("""{"a" 1}""", 5, 1, "a ':' should stand after the name \"a\"")]
    [InlineData("""{"a":1 "b":2}""", 7, 3, "a ',' should stand before this")]
    [InlineData("""{"a":}""", 5, 1, "a value should stand before '}'")]
    [InlineData("""{a:1}""", 1, 1, "the name of a member stands in double quotes: \"a\"")]
    [InlineData("""{'a':1}""", 1, 3, "strings of JSON stand in double quotes")]
    [InlineData("""{"a":1""", 6, 0, "a '}' is missing")]
    [InlineData("""[1""", 2, 0, "a ']' is missing")]
    [InlineData("""{"a":[1}""", 7, 1, "a ']' is missing")]
    [InlineData("""{} {}""", 3, 1, "the JSON value has ended before this")]
    [InlineData("""{"a":True}""", 5, 4, "'True' is no value of JSON")]
    [InlineData("""[01]""", 1, 2, "'01' is no number of JSON")]
    [InlineData("""[.5]""", 1, 2, "'.5' is no number of JSON")]
    [InlineData("""[1.]""", 1, 2, "'1.' is no number of JSON")]
    [InlineData("""[+1]""", 1, 2, "'+1' is no number of JSON")]
    [InlineData("""[1e]""", 1, 2, "'1e' is no number of JSON")]
    [InlineData("""[0x1]""", 1, 3, "'0x1' is no number of JSON")]
    [InlineData("""[1] // end""", 4, 6, "JSON has no comments")]
    [InlineData("""[1 /* one */]""", 3, 9, "JSON has no comments")]
    [InlineData("""[1 /* one""", 3, 6, "JSON has no comments")]
    [InlineData("[\"a\n]", 1, 2, "the string is not closed on its line")]
    [InlineData("[\"a\tb\"]", 3, 1, "a control character stands in a string; write it as \\u0009")]
    [InlineData("""["\x"]""", 2, 2, "JSON knows no such escape")]
    [InlineData("""["\u12G4"]""", 2, 2, "JSON knows no such escape")]
    [InlineData("[\"\\u123\0\"]", 2, 2, "JSON knows no such escape")]
    [InlineData("""["\ud800"]""", 1, 8, "the string holds half of a surrogate pair")]
    [InlineData("[\"\0\"]", 2, 1, "a control character stands in a string; write it as \\u0000")]
    [InlineData("[\"\\\t\"]", 2, 1, "JSON knows no such escape")]
    [InlineData("[1\0]", 2, 1, "the character U+0000 stands for nothing in JSON")]
    [InlineData("\uFEFF\uFEFF[]", 1, 1, "the character U+FEFF stands for nothing in JSON")]
    [InlineData("[\uFEFF1]", 1, 1, "the character U+FEFF stands for nothing in JSON")]
    [InlineData("[1,\u20282]", 3, 1, "the character U+2028 stands for nothing in JSON")]
    [InlineData("[1 # one\r,]", 3, 5, "JSON has no comments")]
    [InlineData("[1\u00A0]", 2, 1, "the character U+00A0 stands for nothing in JSON")]
    [InlineData("[1\uD83D\uDE00]", 2, 2, "the character U+1F600 stands for nothing in JSON")]
    public void Says_what_is_wrong_and_where(string json, int start, int length, string message)
    {
        var problem = JsonParser.Parse(json).Problems[0];

        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal((start, length), (problem.Span.Start, problem.Span.Length));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_character_even_where_an_escape_would_complete_it()
    {
        // Not in attributes: they are UTF-8.
        Assert.All(["[\"\uD83D\"]", "[\"\uDE00\"]", "[\"\uDE00\uD83D\"]", "[\"\\ud83d\uDE00\"]", "[\"\uD83D\\ude00\"]", "[\"\uD83D"], static json =>
            Assert.Equal(1, JsonParser.Parse(json).Problems[0].Span.Start));
        Assert.Equal(1, JsonParser.Parse("[\uD83D]").Problems[0].Span.Length);
    }

    [Theory]
    [InlineData("""["a\xb"]""", "axb")]
    [InlineData("""["a\u12b"]""", "au12b")]
    [InlineData("""['it\'s']""", "it's")]
    [InlineData("[\"a\\😀\"]", "a😀")]
    public void An_escape_that_is_none_spoils_nothing_else(string json, string text)
        => Assert.Equal(text, Assert.IsType<JsonString>(Assert.Single(Assert.IsType<JsonArray>(JsonParser.Parse(json).Root).Items)).Text);

    [Fact]
    public void Reports_several_mistakes_in_one_pass_and_reads_the_rest()
    {
        var (root, problems) = JsonParser.Parse("""
            {
              // the codes
              "a": tru,
              'b': 01,
              "c" "x"
              "d": { "e": 1, },
            }
            """);

        Assert.Equal(8, problems.Length);
        Assert.Equal(["a", "b", "c", "d"], Assert.IsType<JsonObject>(root).Members.Select(static member => member.Name.Text));
    }

    [Fact]
    public void Reports_no_more_than_somebody_would_read()
        => Assert.Equal(JsonProblems.Limit, JsonParser.Parse(string.Concat(Enumerable.Repeat("? ", 1000))).Problems.Length);

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Nesting_has_a_limit_that_keeps_the_stack_whole(char bracket)
    {
        var opening = bracket == '[' ? "[" : "{\"a\":";
        var problems = JsonParser.Parse(string.Concat(Enumerable.Repeat(opening, 100_000))).Problems;

        Assert.Contains(problems, static problem => problem.Message.StartsWith("values nest deeper", StringComparison.Ordinal));
    }

    [Fact]
    public void Values_may_nest_64_deep()
        => Assert.Empty(JsonParser.Parse(new string('[', 64) + new string(']', 64)).Problems);
}
