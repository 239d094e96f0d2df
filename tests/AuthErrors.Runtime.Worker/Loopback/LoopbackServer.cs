using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Worker.Loopback;

/// <summary>
/// As much of an HTTP/1.1 server as the tests need, on a free port of this machine: small requests, kept connections, and the one thing that full
/// servers make hard: to hang up without an answer.
/// </summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, TcpClient> _connections = new();
    private readonly Func<LoopbackRequest, CancellationToken, Task<LoopbackResponse?>> _answer;
    private readonly Task _accepting;

    /// <summary>Starts to listen.</summary>
    /// <param name="answer">Gives the answer to a request; <see langword="null"/> hangs up.</param>
    public LoopbackServer(Func<LoopbackRequest, CancellationToken, Task<LoopbackResponse?>> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = new Uri($"http://{_listener.LocalEndpoint}/");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var (serving, _) in _connections)
        {
            await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false);
            client.NoDelay = true;
            var serving = Task.Run(() => ServeAsync(client), CancellationToken.None);
            _connections[serving] = client;
            _ = serving.ContinueWith(done => _connections.TryRemove(done, out _), TaskScheduler.Default);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            // Everything here is ASCII, so a character is a byte and one reader serves head and body.
            using var reader = new StreamReader(connection.GetStream(), Encoding.Latin1);
            while (await ReadAsync(reader, _stop.Token).ConfigureAwait(false) is { } request
                && await _answer(request, _stop.Token).ConfigureAwait(false) is { } response)
            {
                await connection.GetStream().WriteAsync(Write(response), _stop.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // The client was killed, or the server is stopping.
        }
    }

    private static async Task<LoopbackRequest?> ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        if (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is not { } start)
        {
            return null;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        var body = new char[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];

        // To read nothing would wait for something.
        var length = body.Length == 0 ? 0 : await reader.ReadBlockAsync(body, cancellationToken).ConfigureAwait(false);
        return length == body.Length ? new LoopbackRequest(start.Split(' ')[1], headers, new string(body)) : null;
    }

    private static byte[] Write(LoopbackResponse response)
        => Encoding.Latin1.GetBytes(FormattableString.Invariant(
            $"HTTP/1.1 {response.Status} -\r\nContent-Type: application/json\r\nContent-Length: {response.Json.Length}\r\n\r\n{response.Json}"));
}
