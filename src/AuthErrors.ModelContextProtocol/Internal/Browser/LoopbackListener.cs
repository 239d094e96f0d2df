using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Internal.Browser;

/// <summary>Answers HTTP requests of this machine, and of no other.</summary>
/// <remarks>
/// <see cref="HttpListener"/> does not do here. It takes no port 0, so that a free port would have to be guessed. Of <c>localhost</c> it listens on the
/// first address alone, and leaves the port of the other to anybody.
/// </remarks>
internal sealed class LoopbackListener : IDisposable
{
    private const int MaxHead = 32 * 1024;
    private const int MaxPorts = 20;
    private const int MaxConnections = 64;

    /// <summary>A browser opens connections ahead of need, and may never use them.</summary>
    private static readonly TimeSpan ConnectionTimeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan AcceptRetryDelay = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _end = new();
    private readonly LinkedList<Socket> _connections = [];
    private readonly IReadOnlyList<Socket> _sockets;
    private readonly TimeProvider _time;
    private readonly Func<RequestHead, Reply> _answer;

    private LoopbackListener(IReadOnlyList<Socket> sockets, TimeProvider time, Func<RequestHead, Reply> answer)
    {
        _sockets = sockets;
        _time = time;
        _answer = answer;
    }

    /// <summary>The port of every address.</summary>
    public int Port => PortOf(_sockets[0]);

    /// <summary>Listens on all loopback addresses that a host's name has.</summary>
    /// <param name="host"><c>localhost</c> or <c>127.0.0.1</c>.</param>
    /// <param name="port">The port; 0 for any that is free.</param>
    /// <param name="time">The clock of connections.</param>
    /// <param name="answer">What requests are answered.</param>
    /// <returns>The listener, which listens.</returns>
    public static LoopbackListener Start(string host, int port, TimeProvider time, Func<RequestHead, Reply> answer)
    {
        var listener = new LoopbackListener(Listen(withIPv6: host == "localhost", port), time, answer);
        foreach (var socket in listener._sockets)
        {
            _ = listener.AcceptAsync(socket);
        }

        return listener;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Cancel();
        Close(_sockets);
    }

    private static List<Socket> Listen(bool withIPv6, int port)
    {
        for (var attempt = 1; ; attempt++)
        {
            var sockets = new List<Socket>();
            try
            {
                sockets.Add(Listen(IPAddress.Loopback, port));
                if (withIPv6 && HasIPv6())
                {
                    sockets.Add(Listen(IPAddress.IPv6Loopback, PortOf(sockets[0])));
                }

                return sockets;
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse && port == 0 && attempt < MaxPorts)
            {
                // A port that is free on one address need not be on the other.
                Close(sockets);
            }
            catch
            {
                Close(sockets);
                throw;
            }
        }
    }

    private static Socket Listen(IPAddress address, int port)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (OperatingSystem.IsWindows())
            {
                socket.ExclusiveAddressUse = true;
            }

            socket.Bind(new IPEndPoint(address, port));
            socket.Listen();
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>A system may know IPv6 and have no address of it.</summary>
    private static bool HasIPv6()
    {
        try
        {
            Listen(IPAddress.IPv6Loopback, 0).Dispose();
            return true;
        }
        catch (SocketException error) when (error.SocketErrorCode is not (SocketError.AddressAlreadyInUse or SocketError.TooManyOpenSockets))
        {
            return false;
        }
    }

    private static int PortOf(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port;

    private static void Close(IEnumerable<Socket> sockets)
    {
        foreach (var socket in sockets)
        {
            socket.Dispose();
        }
    }

    private async Task AcceptAsync(Socket listening)
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await listening.AcceptAsync(_end.Token).ConfigureAwait(false));
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
            {
                // This listener was disposed.
            }
            catch (SocketException)
            {
                // Whoever wanted to connect has left, or the process has no handle left, which trying again at once would not change.
                await Task.Delay(AcceptRetryDelay, _time, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        Reply? reply = null;
        var connection = Admit(socket);
        try
        {
            using var stream = new NetworkStream(socket);
            using var limit = new CancellationTokenSource(ConnectionTimeout, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _end.Token);
            reply = await ReadAsync(stream, either.Token).ConfigureAwait(false) is { } request ? _answer(request) : RedirectPage.NotFound;
            await stream.WriteAsync(Write(reply), either.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The browser has left, or has been silent for too long. What it said counts all the same.
        }
        finally
        {
            reply?.Sent?.Invoke();
            Release(connection);
        }
    }

    /// <summary>Takes in a connection. Where there are too many, the oldest has to go: whoever holds many that say nothing must not keep the browser out.</summary>
    private LinkedListNode<Socket> Admit(Socket socket)
    {
        lock (_connections)
        {
            if (_connections.Count == MaxConnections)
            {
                _connections.First!.Value.Dispose();
                _connections.RemoveFirst();
            }

            return _connections.AddLast(socket);
        }
    }

    private void Release(LinkedListNode<Socket> connection)
    {
        connection.Value.Dispose();
        lock (_connections)
        {
            if (connection.List is not null)
            {
                _connections.Remove(connection);
            }
        }
    }

    private static async Task<RequestHead?> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxHead];
        var length = 0;
        while (length < buffer.Length)
        {
            var count = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                throw new EndOfStreamException();
            }

            length += count;
            var end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                return RequestHead.Parse(buffer.AsSpan(0, end));
            }
        }

        return null;
    }

    private static byte[] Write(Reply reply)
    {
        var body = Encoding.UTF8.GetBytes(reply.Html);
        var head = string.Join("\r\n",
        [
            $"HTTP/1.1 {reply.Status}",
            "Content-Type: text/html; charset=utf-8",
            FormattableString.Invariant($"Content-Length: {body.Length}"),
            "Connection: close",
            "Cache-Control: no-store",
            "Referrer-Policy: no-referrer",
            "X-Content-Type-Options: nosniff",
            $"Content-Security-Policy: {RedirectPage.ContentSecurityPolicy}",
            "\r\n",
        ]);
        return [.. Encoding.Latin1.GetBytes(head), .. body];
    }
}
