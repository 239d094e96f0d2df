using System;
using System.Linq;
using Xunit;

namespace AuthErrors.Testing.Tests;

public sealed class MarkupParserTests
{
    [Theory]
    [InlineData("no markup", "no markup", "")]
    [InlineData("a [|b|] c", "a b c", ":2-3")]
    [InlineData("{|ID1:a|}{|#2:b|}", "ab", "ID1:0-1 #2:1-2")]
    [InlineData("[|a {|ID1:b|} c|]", "a b c", "ID1:2-3 :0-5")]
    [InlineData("[||]", "", ":0-0")]
    public void Marks_are_taken_out_of_the_text(string marked, string text, string spans)
    {
        var parsed = MarkupParser.Parse("file", marked);
        Assert.Equal(text, parsed.Text);
        Assert.Equal(spans, string.Join(' ', parsed.Spans.Select(span => FormattableString.Invariant($"{span.Name}:{span.Span.Start}-{span.Span.End}"))));
    }

    [Theory]
    [InlineData("if (a[1] || b is { Length: > 0 }) { }")]
    [InlineData("{ \"a\": [\"x|y\"], \"b\": {\"c\": \"|}\"} }")]
    [InlineData("a|] b|}")]
    public void Ordinary_text_stays_as_it_is(string text) => Assert.Equal(text, MarkupParser.Parse("file", text).Text);
}
