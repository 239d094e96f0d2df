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

            return !isBreaking || _loss != Loss.Request;
        });
        var answers = PumpAsync(toServer, client, _ => !isBreaking);
        await Task.WhenAny(requests, answers);
        if (isBreaking && _loss == Loss.AnswerInSilence)
        {
            await Task.Delay(Timeout.Infinite, _stop.Token);
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, Func<byte[], bool> isPassed)
    {
        var buffer = new byte[64 * 1024];
        while (await from.GetStream().ReadAsync(buffer, _stop.Token) is var count and > 0 && isPassed(buffer[..count]))
        {
            await to.GetStream().WriteAsync(buffer.AsMemory(0, count), _stop.Token);
        }
    }
}
