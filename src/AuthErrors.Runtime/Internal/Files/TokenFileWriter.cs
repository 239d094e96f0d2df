using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Internal.Files;

/// <summary>Changes a token file: one writer of ours at a time, never in place, and on the disk before it counts.</summary>
internal sealed class TokenFileWriter(string path, TokenFile file, TokenDocument document, TimeProvider time)
{
    private const int Attempts = 5;

    // A token that grew a little must still fit when it comes to be written.
    private const int RehearsalSlack = 4096;

    private static readonly TimeSpan WriteLockTimeout = TimeSpan.FromSeconds(10);

    /// <inheritdoc cref="ITokenStore.CompareReplaceAsync"/>
    public Task<bool> CompareReplaceAsync(AuthToken? expected, AuthToken? next, CancellationToken cancellationToken)
    {
        var (target, _) = TargetPath.Resolve(path);
        if (next is not null && document.WhatCannotBeKept(next) is { } loss)
        {
            throw StoreError.NoPlace(target, loss);
        }

        return ChangeAsync(target, async () =>
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                using var current = await file.ReadContentAsync(target, target.Status(), cancellationToken).ConfigureAwait(false);
                if (!Equals(current.Token, expected))
                {
                    return false;
                }

                cancellationToken.ThrowIfCancellationRequested();
                if (await TryReplaceAsync(target, current, document.Write(current.Span, next)).ConfigureAwait(false))
                {
                    return true;
                }
            }

            throw StoreError.KeepsChanging(target);
        }, cancellationToken);
    }

    /// <inheritdoc cref="ITokenStore.ResetAsync"/>
    public async Task ResetAsync(CancellationToken cancellationToken)
    {
        // Where there is no folder, none is made for the sake of a lock.
        var (target, status) = TargetPath.Resolve(path);
        if (status is null && !Directory.Exists(target.Folder))
        {
            return;
        }

        await ChangeAsync(target, () =>
        {
            var found = target.Status();
            if (found is { Kind: FileKind.Directory })
            {
                throw StoreError.NotAFile(target, FileKind.Directory);
            }

            RefuseMounted(target, found);
            if (found is not null)
            {
                Delete(target);
            }

            return Task.FromResult(true);
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes as much as will have to be written, and removes it: what prevents that is found before a refresh token is spent.</summary>
    /// <exception cref="TokenStoreException">The store cannot be written.</exception>
    public Task RehearseAsync(TargetPath target, CancellationToken cancellationToken)
        => ChangeAsync(target, () =>
        {
            var found = target.Status();
            RefuseMounted(target, found);
            if (found is { } status)
            {
                FileBytes.RefuseUnlessOurFile(target, status);
            }

            using var rehearsal = TemporaryFile.Write(target, new byte[Math.Min(found?.Size ?? 0, FileBytes.MaxSize) + RehearsalSlack]);
            return Task.FromResult(true);
        }, cancellationToken);

    private static void RefuseMounted(TargetPath target, FileStatus? status)
    {
        if (status is { IsMountPoint: true })
        {
            throw StoreError.Mounted(target);
        }
    }

    /// <summary>Runs a change off the caller's thread, which the disk may keep for long, and under the lock that all our writers take.</summary>
    private Task<T> ChangeAsync<T>(TargetPath target, Func<Task<T>> change, CancellationToken cancellationToken)
        => Task.Run(async () =>
        {
            using var writeLock = await FileLock.TryAcquireAsync(target.WriteLock, WriteLockTimeout, time, cancellationToken).ConfigureAwait(false)
                ?? throw StoreError.WriteLockBusy(target);
            try
            {
                TemporaryFile.Sweep(target);
                return await change().ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is UnauthorizedAccessException or (IOException and not TokenStoreException))
            {
                throw StoreError.Unwritable(target, exception);
            }
        }, cancellationToken);

    /// <summary>Puts new content in the place of what was read, unless that has changed since.</summary>
    private async ValueTask<bool> TryReplaceAsync(TargetPath target, TokenContent current, byte[]? next)
    {
        RefuseMounted(target, current.Status);
        using var temporary = next is null ? null : TemporaryFile.Write(target, next);

        // As late as can be. Programs that take no lock may still write between this and the next line; nothing can prevent that.
        using (var now = FileBytes.Read(target, target.Status()))
        {
            if (!current.IsStill(now))
            {
                return false;
            }
        }

        if (temporary is not null)
        {
            await temporary.MoveToAsync(target, time).ConfigureAwait(false);
            DurableFolder.Flush(target.Folder);
        }
        else if (!current.IsMissing)
        {
            Delete(target);
        }

        return true;
    }

    private static void Delete(TargetPath target)
    {
        File.Delete(target.Path);
        DurableFolder.Flush(target.Folder);
    }
}
