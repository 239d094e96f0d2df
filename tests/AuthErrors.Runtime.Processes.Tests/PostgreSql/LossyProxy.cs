using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Processes.Tests.PostgreSql;

/// <summary>A network between a store and its server that breaks once, at one statement.</summary>
internal sealed class LossyProxy : IAsyncDisposable
{
    private const string Schema = "pg_catalog";
    private const string Farewell = "E\0\0\0\u0028SFATAL\0C08P01\0Mserver conn crashed?\0\0";
    private const int LengthBytes = 4;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _serverPort;
    private readonly Task _accepting;
    private readonly TaskCompletionSource _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Loss _loss;
    private string? _statement;

    public LossyProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Completes when it has broken.</summary>
    public Task Broken => _broken.Task;

    /// <summary>Breaks the connection that next sends a text.</summary>
    public void BreakAt(string statement, Loss loss)
    {
        _loss = loss;
        _statement = statement;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var toClient = client;
        using var toServer = new TcpClient();
        await toServer.ConnectAsync(IPAddress.Loopback, _serverPort);
        var isBreaking = false;
        var requests = PumpAsync(client, toServer, sent =>
        {
            if (_statement is { } statement && Encoding.Latin1.GetString(sent).Contains(statement, StringComparison.Ordinal))
            {
                _statement = null;
                isBreaking = true;
                _broken.SetResult();
            }

            return isBreaking && _loss == Loss.Request ? [] : sent;
        });
        var answers = PumpAsync(toServer, client, answer => !isBreaking ? answer : _loss == Loss.AnswerMidway ? BreakMidway(answer) : []);
        await Task.WhenAny(requests, answers);
        if (isBreaking && _loss == Loss.AnswerInSilence)
        {
            await Task.Delay(Timeout.Infinite, _stop.Token);
        }
    }

    private static byte[] BreakMidway(byte[] answer)
    {
        var text = Encoding.Latin1.GetString(answer);
        var cut = text.IndexOf(Schema, StringComparison.Ordinal) + Schema.Length + LengthBytes;
        return Encoding.Latin1.GetBytes(text[..cut] + Farewell);
    }

    /// <summary>Hands on what comes, until something else is handed on in its place.</summary>
    private async Task PumpAsync(TcpClient from, TcpClient to, Func<byte[], byte[]> pass)
    {
        var buffer = new byte[64 * 1024];
        while (await from.GetStream().ReadAsync(buffer, _stop.Token) is var count and > 0)
        {
            var chunk = buffer[..count];
            var passed = pass(chunk);
            await to.GetStream().WriteAsync(passed, _stop.Token);
            if (passed != chunk)
            {
                return;
            }
        }
    }
}
