using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;
using AuthErrors.Packages.Tests.Consumers;
using Tour;
using Xunit;

namespace AuthErrors.Packages.Tests.Samples;

/// <summary>The picture in the README shows what the build of the tour's client prints.</summary>
[Collection(PackagesCollection.Name)]
public sealed class PictureTests(PackedPackages packages)
{
    private static readonly IReadOnlyList<XElement> Texts =
        [.. XDocument.Load(Repository.PathOf("docs", "images", "failing-build.svg")).Descendants().Where(static element => element.Name.LocalName == "text")];

    [Fact]
    public async Task The_error_is_that_of_the_real_build()
    {
        var story = await packages.DeposiumAsync();

        Assert.Equal(
            Shorten(story, story.FirstBuild.MustFailWith("AUTH2001").Whole),
            Texts.Single(static text => text.Attribute("id")?.Value == "AUTH2001").Value);
    }

    [Fact]
    public async Task All_that_the_build_prints_there_is_printed_by_the_real_build()
    {
        var story = await packages.DeposiumAsync();

        Assert.All(ReadLines("output"), line => Assert.Contains(line, story.FirstBuild.Lines.Select(printed => Shorten(story, printed))));
    }

    [Fact]
    public async Task The_code_is_the_end_of_the_real_program()
    {
        var story = await packages.DeposiumAsync();
        var code = ReadLines("code").ToList();

        Assert.Contains(FormattableString.Invariant($"$ tail -n {code.Count} {DeposiumClient.Program}"), ReadLines("command"));
        Assert.Equal(story.Written.TrimEnd().Split('\n').TakeLast(code.Count), code);
    }

    // A picture cannot take the home of the project from the property that names it.
    private static string Shorten(DeposiumStory story, string line)
        => Regex.Replace(story.Client.Shorten(line), @"\(https://\S+/docs/", "(…/docs/");

    private static IEnumerable<string> ReadLines(string kind)
        => Texts.Where(text => text.Attribute("class")?.Value == kind).Select(static text => text.Value);
}
