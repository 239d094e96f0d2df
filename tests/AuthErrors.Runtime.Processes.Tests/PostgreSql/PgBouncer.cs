using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.PostgreSql;

/// <summary>PgBouncer in transaction mode before the server: each transaction may meet another session of the database.</summary>
public sealed class PgBouncer : IAsyncLifetime
{
    private readonly int _port = PostgreSqlCluster.FreePort();
    private readonly Lock _gate = new();
    private Task? _start;
    private string? _folder;

    public string ConnectionString => PostgreSqlCluster.For(_port) + ";No Reset On Close=true";

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Starts it, unless it runs. Skips the test where it is not installed.</summary>
    public Task StartAsync(PostgreSqlCluster cluster)
    {
        lock (_gate)
        {
            return _start ??= StartOnceAsync(cluster);
        }
    }

    public async Task DisposeAsync()
    {
        if (_folder is not null)
        {
            var pid = Path.Combine(_folder, "pid");
            if (File.Exists(pid))
            {
                using var process = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(pid), CultureInfo.InvariantCulture));
                process.Kill();
                await process.WaitForExitAsync();
            }

            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task StartOnceAsync(PostgreSqlCluster cluster)
    {
        var program = Requirements.FindProgram("pgbouncer", "/usr/sbin");
        _folder = await Tool.CreateFolderAsync();
        var settings = Path.Combine(_folder, "pgbouncer.ini");
        await File.WriteAllTextAsync(settings, string.Create(CultureInfo.InvariantCulture, $"""
            [databases]
            * = host=127.0.0.1 port={cluster.Port} user=postgres
            [pgbouncer]
            pool_mode = transaction
            auth_type = any
            listen_addr = 127.0.0.1
            listen_port = {_port}
            unix_socket_dir =
            pidfile = {_folder}/pid
            logfile = {_folder}/log
            default_pool_size = 4
            server_login_retry = 1

            """));
        await Tool.RunAsync(program, "-d", settings);
    }
}
