using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Runtime.Worker;
using Xunit;
using Xunit.Abstractions;

namespace AuthErrors.Runtime.Processes.Tests.Languages;

/// <summary>A file <c>{"token":"…"}</c> that clients in Node and Python use as well, without a lock and in place.</summary>
public sealed class OtherLanguagesTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan LoopTime = TimeSpan.FromSeconds(3);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("autherrors-languages-");

    private string TokenPath => Path.Combine(_folder.FullName, "token.json");

    private FileTokenStore Store => new(TokenPath, new FileTokenStoreOptions { Format = TokenFileFormat.ForAnonymous() });

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData("Node")]
    [InlineData("Python")]
    public async Task What_they_write_we_adopt_and_what_we_write_they_read(string language)
    {
        await using var other = OtherLanguage.Start(language, TokenPath);
        Assert.Equal("none", await other.AskAsync("read"));

        Assert.Equal("written", await other.AskAsync("write theirs"));
        var theirs = await Store.ReadAsync(CancellationToken.None);
        Assert.Equal(Anonymous("theirs"), theirs);
        Assert.Equal(CredentialKind.Anonymous, theirs!.Kind);

        Assert.True(await Store.CompareReplaceAsync(theirs, Anonymous("ours"), CancellationToken.None));
        Assert.Equal("""{"token":"ours"}""" + "\n", await File.ReadAllTextAsync(TokenPath));
        Assert.Equal("ours", await other.AskAsync("read"));

        Assert.True(await Store.CompareReplaceAsync(Anonymous("ours"), null, CancellationToken.None));
        Assert.Equal("none", await other.AskAsync("read"));
    }

    [SkippableTheory]
    [InlineData("Node")]
    [InlineData("Python")]
    public async Task A_token_that_they_wrote_meanwhile_is_neither_replaced_nor_cleared(string language)
    {
        await using var other = OtherLanguage.Start(language, TokenPath);
        Assert.True(await Store.CompareReplaceAsync(null, Anonymous("ours"), CancellationToken.None));
        await other.AskAsync("write theirs");

        Assert.False(await Store.CompareReplaceAsync(Anonymous("ours"), Anonymous("newer"), CancellationToken.None));
        Assert.False(await Store.CompareReplaceAsync(Anonymous("ours"), null, CancellationToken.None));
        Assert.Equal("theirs", await other.AskAsync("read"));
    }

    [SkippableTheory]
    [InlineData("Node")]
    [InlineData("Python")]
    public async Task What_they_keep_for_no_token_a_session_recovers_from(string language)
    {
        await using var other = OtherLanguage.Start(language, TokenPath);
        await File.WriteAllTextAsync(TokenPath, """{"token":"to""");
        Assert.Equal("none", await other.AskAsync("read"));

        var torn = await Assert.ThrowsAsync<TokenStoreException>(async () => await Store.ReadAsync(CancellationToken.None));
        Assert.Contains(TokenPath, torn.Message, StringComparison.Ordinal);

        Assert.Equal("written", await other.AskAsync("write theirs"));
        Assert.Equal(Anonymous("theirs"), await Store.ReadAsync(CancellationToken.None));
    }

    [SkippableFact]
    public async Task While_all_of_them_write_at_once_nobody_of_ours_reads_a_torn_token_or_none()
    {
        await using var node = OtherLanguage.Start("Node", TokenPath);
        await using var python = OtherLanguage.Start("Python", TokenPath);
        await using var first = ChildProcess.StartWorker("share", TokenPath);
        await using var second = ChildProcess.StartWorker("share", TokenPath);
        var all = new[] { node, python, first, second };

        // A file is there from the beginning, so that none of ours may ever find none.
        await node.AskAsync($"write node-0-{new string('x', 2000)}-0");
        await Task.WhenAll(Array.ConvertAll(all, static process => process.SendAsync("loop")));
        await Task.Delay(LoopTime);
        var reports = await Task.WhenAll(Array.ConvertAll(all, static process => process.AskAsync("end")));
        output.WriteLine(string.Join(Environment.NewLine, reports));

        foreach (var ours in reports[2..])
        {
            Assert.DoesNotMatch("^looped 0 ", ours);
            Assert.Matches(" 0 torn 0 absent .* 0 overwritten ", ours);
        }

        Assert.Matches("[1-9][0-9]* replaced", string.Concat(reports[2..]));
        Assert.All(reports[..2], static theirs => Assert.Matches("^looped [1-9][0-9]* [1-9][0-9]* ", theirs));
    }

    private static AuthToken Anonymous(string token) => new(token, CredentialKind.Anonymous);
}
