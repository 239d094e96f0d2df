using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Tests.Files;

[UnsupportedOSPlatform("windows")]
public sealed class FileReadTests : IDisposable
{
    private const string Content = """{"access_token":"hunter2"}""";

    private readonly TemporaryFolder _folder = new();
    private readonly EagerTimeProvider _time = new();
    private readonly FileTokenStore _store;

    public FileReadTests() => _store = new FileTokenStore(_folder.File, new FileTokenStoreOptions { TimeProvider = _time });

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_file_is_no_token() => Assert.Null(await _store.ReadAsync(default));

    [Fact]
    public async Task A_missing_folder_is_no_token() => Assert.Null(await new FileTokenStore(_folder.At("a/b/token.json")).ReadAsync(default));

    [Fact]
    public async Task A_stored_token_is_read()
    {
        File.WriteAllText(_folder.File, Content);

        Assert.Equal("hunter2", (await _store.ReadAsync(default))!.AccessToken);
        Assert.Empty(_time.Delays);
    }

    [Fact]
    public async Task A_path_is_made_absolute_and_must_not_be_empty()
    {
        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "~"), new FileTokenStore("~").Path);
        Assert.Throws<ArgumentException>(() => new FileTokenStore(""));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.ReadAsync(new CancellationToken(canceled: true)).AsTask());
    }

    [Theory]
    [InlineData("")]
    [InlineData("hunter2")]
    [InlineData("[\"hunter2\"]")]
    [InlineData("""{"access_token":"hunter2" """)]
    [InlineData("""{"access_token":["hunter2"]}""")]
    public async Task A_file_that_holds_no_token_is_read_five_times_and_is_then_an_error_without_its_content(string content)
    {
        File.WriteAllText(_folder.File, content);

        var error = await Assert.ThrowsAsync<TokenStoreException>(() => _store.ReadAsync(default).AsTask());

        Assert.Equal(Enumerable.Repeat(TimeSpan.FromMilliseconds(50), 4), _time.Delays);
        Assert.StartsWith($"The token file {_folder.File} ", error.Message, StringComparison.Ordinal);
        Assert.Contains("log out", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(_folder.File));
    }

    [Fact]
    public async Task A_file_of_more_than_a_mebibyte_is_an_error_and_one_of_exactly_that_is_not()
    {
        File.WriteAllText(_folder.File, Content.PadRight(1 << 20));
        Assert.NotNull(await _store.ReadAsync(default));

        File.AppendAllText(_folder.File, " ");
        var error = await Assert.ThrowsAsync<TokenStoreException>(() => _store.ReadAsync(default).AsTask());

        Assert.Contains("is larger than 1 MiB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_being_written_is_waited_for()
    {
        File.WriteAllText(_folder.File, "");
        _time.OnDelay = count => File.WriteAllText(_folder.File, count < 4 ? Content[..count] : Content);

        Assert.Equal("hunter2", (await _store.ReadAsync(default))!.AccessToken);
    }

    [Fact]
    public async Task A_file_that_is_removed_while_it_is_waited_for_is_no_token()
    {
        File.WriteAllText(_folder.File, "");
        _time.OnDelay = _ => File.Delete(_folder.File);

        Assert.Null(await _store.ReadAsync(default));
    }

    [Fact]
    public async Task Waiting_for_a_writer_can_be_cancelled()
    {
        File.WriteAllText(_folder.File, "");
        using var cancellation = new CancellationTokenSource();
        _time.OnDelay = _ => cancellation.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.ReadAsync(cancellation.Token).AsTask());
    }

    [Fact]
    public async Task A_folder_in_its_place_is_an_error_at_once()
    {
        Directory.CreateDirectory(_folder.File);

        var error = await Assert.ThrowsAsync<TokenStoreException>(() => _store.ReadAsync(default).AsTask());

        Assert.Equal($"The token file {_folder.File} is a folder. Move it away, or name another path.", error.Message);
        Assert.Empty(_time.Delays);
    }

    [Fact]
    public async Task A_pipe_in_its_place_is_an_error_and_is_not_opened()
    {
        using (var make = Process.Start("mkfifo", _folder.File))
        {
            await make.WaitForExitAsync();
        }

        var error = await Assert.ThrowsAsync<TokenStoreException>(() => Task.Run(() => _store.ReadAsync(default).AsTask()).WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Contains("is a pipe or a device", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_the_place_of_its_folder_is_an_error_and_not_no_token()
    {
        File.WriteAllText(_folder.File, Content);

        var error = await Assert.ThrowsAsync<TokenStoreException>(() => new FileTokenStore(Path.Combine(_folder.File, "token.json")).ReadAsync(default).AsTask());

        Assert.Contains("cannot be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_has_not_changed_is_not_read_again()
    {
        File.WriteAllText(_folder.File, Content);
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Same(await _store.ReadAsync(default), await _store.ReadAsync(default));
    }

    [Fact]
    public async Task A_file_that_has_just_changed_is_read_again_as_its_time_stamp_may_hide_a_second_change()
    {
        File.WriteAllText(_folder.File, Content);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.NotSame(await _store.ReadAsync(default), await _store.ReadAsync(default));
    }

    [Fact]
    public async Task A_file_that_another_program_wrote_in_place_with_the_same_size_and_time_is_read_again()
    {
        File.WriteAllText(_folder.File, Content);
        var time = File.GetLastWriteTimeUtc(_folder.File);
        _time.Advance(TimeSpan.FromSeconds(10));
        await _store.ReadAsync(default);

        do
        {
            File.WriteAllText(_folder.File, Content.Replace("hunter2", "hunter3", StringComparison.Ordinal));
            File.SetLastWriteTimeUtc(_folder.File, time);
        }
        while (DateTime.UtcNow - time < TimeSpan.FromMilliseconds(30));

        Assert.Equal("hunter3", (await _store.ReadAsync(default))!.AccessToken);
    }

    [Fact]
    public async Task A_removed_file_is_noticed_although_it_is_remembered()
    {
        File.WriteAllText(_folder.File, Content);
        _time.Advance(TimeSpan.FromSeconds(10));
        await _store.ReadAsync(default);
        File.Delete(_folder.File);

        Assert.Null(await _store.ReadAsync(default));
    }

    [Fact]
    public async Task A_changed_file_that_holds_no_token_is_an_error_although_the_old_one_is_remembered()
    {
        File.WriteAllText(_folder.File, Content);
        _time.Advance(TimeSpan.FromSeconds(10));
        await _store.ReadAsync(default);
        File.WriteAllText(_folder.File, "");

        await Assert.ThrowsAsync<TokenStoreException>(() => _store.ReadAsync(default).AsTask());
    }
}
