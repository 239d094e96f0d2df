using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Npgsql;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.PostgreSql;

/// <summary>A PostgreSQL server of its own, in a temporary folder and on loopback only. It starts when it is first asked for.</summary>
public sealed class PostgreSqlCluster : IAsyncLifetime
{
    /// <summary>In every connection string, so that tests can look for it where it must not be.</summary>
    public const string Password = "password-canary";

    private readonly int _port = FreePort();
    private readonly Lazy<Task> _start;
    private string? _folder;
    private string _bin = "";

    public PostgreSqlCluster() => _start = new Lazy<Task>(StartOnceAsync);

    /// <summary>Leads to the server itself.</summary>
    public string ConnectionString => For(_port);

    private string Data => Path.Combine(_folder!, "data");

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Starts the server, unless it runs. Skips the test where there is no PostgreSQL.</summary>
    public Task StartAsync() => _start.Value;

    /// <summary>Stops the server as a crash does, connections and all, and starts it again.</summary>
    public async Task RestartAsync()
    {
        await StopServerAsync();
        await StartServerAsync();
    }

    /// <summary>Cuts every connection but the one that does it.</summary>
    public async Task TerminateBackendsAsync()
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()", connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task DisposeAsync()
    {
        if (_folder is not null)
        {
            if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            {
                await StopServerAsync();
            }

            Directory.Delete(_folder, recursive: true);
        }
    }

    internal static string For(int port)
        => FormattableString.Invariant($"Host=127.0.0.1;Port={port};Database=postgres;Username=postgres;Password={Password};Maximum Pool Size=20");

    internal int Port => _port;

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static IEnumerable<string> InstalledVersions()
        => Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(static version => Path.Combine(version, "bin"))
            : [];

    private async Task StartOnceAsync()
    {
        _bin = Path.GetDirectoryName(Requirements.FindProgram("pg_ctl", [.. InstalledVersions()]))!;
        _folder = await Tool.CreateFolderAsync();
        await RunAsync("initdb", "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions");
        await StartServerAsync();
    }

    private Task StartServerAsync() => RunAsync(
        "pg_ctl", "start", "-w", "-t", "60", "-D", Data, "-l", Path.Combine(_folder!, "log"), "-o",
        FormattableString.Invariant($"-c listen_addresses=127.0.0.1 -p {_port} -k {_folder} -c fsync=off -c max_connections=200"));

    private Task StopServerAsync() => RunAsync("pg_ctl", "stop", "-w", "-m", "immediate", "-D", Data);

    private Task RunAsync(string program, params string[] arguments) => Tool.RunAsync(Path.Combine(_bin, program), arguments);
}
