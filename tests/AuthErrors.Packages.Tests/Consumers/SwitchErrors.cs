using System;
using Tour;
using Xunit;

namespace AuthErrors.Packages.Tests.Consumers;

/// <summary>What a build says of a switch that is not complete.</summary>
internal static class SwitchErrors
{
    /// <summary>Asserts that a build fails with AUTH2001 at the keyword of the only switch of a file, with this text, and with nothing else.</summary>
    public static void AssertOnly(CommandResult build, string file, string source, string text)
    {
        var error = build.MustFailWith(DeposiumStory.Rule);
        var keyword = source.IndexOf("switch", StringComparison.Ordinal);
        Assert.Equal(keyword, source.LastIndexOf("switch", StringComparison.Ordinal));
        var before = source[..keyword].Split('\n');

        Assert.Equal(file, error.Origin);
        Assert.Equal((before.Length, before[^1].Length + 1), (error.Line, error.Column));
        Assert.Equal(text, error.Text);
    }
}
