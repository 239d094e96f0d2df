using Xunit;

namespace AuthErrors.Testing.Tests;

public sealed class LineDiffTests
{
    [Fact]
    public void Changes_are_shown_with_three_lines_around_them() =>
        Assert.Equal(
            "@@ line 2 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n",
            LineDiff.Create("1\n2\n3\n4\n5\n6\n7\n8\n9", "1\n2\n3\n4\nfive\n6\n7\n8\n9"));

    [Fact]
    public void Distant_changes_have_headings_of_their_own() =>
        Assert.Equal(
            "@@ line 1 @@\n+0\n 1\n 2\n 3\n@@ line 7 @@\n 6\n 7\n 8\n-9\n",
            LineDiff.Create("1\n2\n3\n4\n5\n6\n7\n8\n9", "0\n1\n2\n3\n4\n5\n6\n7\n8"));

    [Fact]
    public void Blanks_at_the_end_and_carriage_returns_are_visible() => Assert.Equal("@@ line 1 @@\n-a··\n+a\\r\n", LineDiff.Create("a  ", "a\r"));
}
