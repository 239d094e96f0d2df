using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using AuthErrors.Runtime.Processes.Tests.PostgreSql;
using AuthErrors.Runtime.Worker;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.Samples;

/// <summary>The samples run as they are and do what they say.</summary>
[Collection(PostgreSqlCollection.Name)]
public sealed class SamplesTests(PostgreSqlCluster cluster)
{
    [Fact]
    public async Task The_console_program_refreshes_once_for_a_hundred_requests_and_says_when_the_login_is_over()
    {
        await using var program = Start("HttpClientConsole");

        Assert.Equal("Hello.", await program.ReadLineAsync());
        Assert.Equal("100 answers after 1 refresh.", await program.ReadLineAsync());
        Assert.Equal("The login has ended: The token endpoint answered 400 (invalid_grant). Log in again.", await program.ReadLineAsync());
        Assert.Equal(0, await program.EndAsync());
    }

    [Fact]
    public async Task The_generated_client_refreshes_once_for_a_hundred_requests_and_throws_the_exception_of_its_catalog()
    {
        await using var program = Start("GeneratedClient");

        Assert.Equal("Hello.", await program.ReadLineAsync());
        Assert.Equal("100 answers after 1 refresh.", await program.ReadLineAsync());
        Assert.Equal("Authentication failed (401): The access token is no longer good. So log in again. Errors thrown: 1.", await program.ReadLineAsync());
        Assert.Equal(0, await program.EndAsync());
    }

    [Fact]
    public async Task Of_eight_processes_one_refreshes()
    {
        await using var program = Start("ManyProcesses");
        for (var i = 0; i < 8; i++)
        {
            Assert.EndsWith(": Hello.", await program.ReadLineAsync(), StringComparison.Ordinal);
        }

        Assert.Equal("8 processes, 0 failures, 1 refresh.", await program.ReadLineAsync());
        Assert.Equal(0, await program.EndAsync());
    }

    [Fact]
    public async Task The_host_refreshes_once_for_all_who_ask_it()
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{PostgreSqlCluster.FreePort()}");
        await using var host = Start("AspNetCoreHost", "--urls", address);
        while (!(await host.ReadLineAsync()).Contains("Application started", StringComparison.Ordinal))
        {
        }

        using var http = new HttpClient { BaseAddress = new Uri(address) };
        Assert.Equal("Hello.", await http.GetStringAsync("/"));
        using var expired = await http.PostAsync("/expire", content: null);
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => http.GetStringAsync("/"))), static answer => Assert.Equal("Hello.", answer));
        Assert.Equal("1", await http.GetStringAsync("/refreshes"));
    }

    [SkippableFact]
    public async Task Of_ten_machines_that_share_a_database_one_refreshes()
    {
        await cluster.StartAsync();
        await using var program = Start("PostgreSql", cluster.ConnectionString);

        Assert.Equal("10 machines, 1 refresh.", await program.ReadLineAsync());
        Assert.Equal(0, await program.EndAsync());
    }

    [Fact]
    public async Task The_database_has_to_be_named()
    {
        await using var program = Start("PostgreSql");

        Assert.Equal(2, await program.EndAsync());
        Assert.StartsWith("Usage: ", await program.ReadErrorsAsync(), StringComparison.Ordinal);
    }

    private static ChildProcess Start(string sample, params string[] arguments)
        => ChildProcess.Start("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, sample + ".dll"), .. arguments]);
}
