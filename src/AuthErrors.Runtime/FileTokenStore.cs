using System;
using System.Threading;
using System.Threading.Tasks;
using AuthErrors.Internal.Files;

namespace AuthErrors;

/// <summary>
/// Keeps a token in a file, for all processes of one user on one machine. The file is replaced whole and durably, is readable by the user
/// only, and keeps the members that other programs put there. Two lock files stand beside it for good.
/// </summary>
/// <remarks>
/// Against other programs that write the same file and take no lock, a replacement is best effort: the file is read again right before.
/// A link to the file is followed when it is the user's own. The folder must be on a file system that can lock.
/// </remarks>
public sealed class FileTokenStore : ITokenStore
{
    private readonly TimeProvider _time;
    private readonly TokenFile _file;
    private readonly TokenFileWriter _writer;

    /// <summary>Names a file. Nothing is read or created yet.</summary>
    /// <param name="path">The file, which may be missing, as may its folder. A <c>~</c> is not expanded.</param>
    /// <param name="options">What the file looks like.</param>
    /// <exception cref="ArgumentException">The path is empty, or the format has an empty name or one name twice.</exception>
    public FileTokenStore(string path, FileTokenStoreOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new FileTokenStoreOptions();
        _time = options.TimeProvider;
        Path = System.IO.Path.GetFullPath(path);
        var document = new TokenDocument(options.Format);
        _file = new TokenFile(Path, document, _time);
        _writer = new TokenFileWriter(Path, _file, document, _time);
    }

    /// <summary>The file, as an absolute path.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public ValueTask<AuthToken?> ReadAsync(CancellationToken cancellationToken) => _file.ReadAsync(cancellationToken);

    /// <inheritdoc/>
    /// <remarks>A token that the file's format cannot keep is refused before anything is written.</remarks>
    public async ValueTask<bool> CompareReplaceAsync(AuthToken? expected, AuthToken? next, CancellationToken cancellationToken)
        => await _writer.CompareReplaceAsync(expected, next, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    /// <remarks>
    /// Before the lock is handed out, a rehearsal has written beside the file as much as a new token takes; or, while this waited, somebody has replaced
    /// the file for good.
    /// </remarks>
    public async ValueTask<IAsyncDisposable?> TryAcquireRefreshLockAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var (target, before) = TargetPath.Resolve(Path);
        var refreshLock = await FileLock.TryAcquireAsync(target.RefreshLock, timeout, _time, cancellationToken).ConfigureAwait(false);
        if (refreshLock is null)
        {
            return null;
        }

        try
        {
            // What was done a moment ago need not be rehearsed: processes that wait for one refresh do not wait for the disk too, one after the other.
            if (!WasReplaced(before, target.Status()))
            {
                await _writer.RehearseAsync(target, cancellationToken).ConfigureAwait(false);
            }

            return refreshLock;
        }
        catch
        {
            refreshLock.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <remarks>It does not wait for a refresh that is under way. The file is deleted with all that it holds; a folder in its place is not.</remarks>
    public async ValueTask ResetAsync(CancellationToken cancellationToken) => await _writer.ResetAsync(cancellationToken).ConfigureAwait(false);

    // Another file of ours, and not the same one written in place, which a mounted file can be.
    private static bool WasReplaced(FileStatus? before, FileStatus? now)
        => before is { } old && now is { Kind: FileKind.Regular, IsOurs: true } replacement && !replacement.IsSameFileAs(old);
}
