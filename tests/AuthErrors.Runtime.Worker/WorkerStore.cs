using System;
using System.Globalization;
using System.Threading.Tasks;
using Npgsql;

namespace AuthErrors.Runtime.Worker;

/// <summary>The store that a worker was told to use, with what must be disposed after it.</summary>
internal sealed class WorkerStore : IAsyncDisposable
{
    private readonly NpgsqlDataSource? _dataSource;

    private WorkerStore(ITokenStore store, NpgsqlDataSource? dataSource = null) => (Store, _dataSource) = (store, dataSource);

    public ITokenStore Store { get; }

    /// <summary>Opens <c>file &lt;path&gt;</c> or <c>postgresql &lt;connection string&gt; &lt;grant&gt; &lt;takeover delay in ms&gt;</c>.</summary>
    public static WorkerStore Open(string[] arguments)
    {
        if (arguments is ["file", var path])
        {
            return new WorkerStore(new FileTokenStore(path));
        }

        if (arguments is not ["postgresql", var connectionString, var grant, var takeoverDelay])
        {
            throw new ArgumentException("No store is called " + string.Join(' ', arguments), nameof(arguments));
        }

        var dataSource = NpgsqlDataSource.Create(connectionString);
        var options = new PostgreSqlTokenStoreOptions
        {
            TakeoverDelay = TimeSpan.FromMilliseconds(int.Parse(takeoverDelay, CultureInfo.InvariantCulture)),
        };
        return new WorkerStore(new PostgreSqlTokenStore(dataSource, grant, options), dataSource);
    }

    public ValueTask DisposeAsync() => _dataSource?.DisposeAsync() ?? default;
}
