using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using Microsoft.Identity.Client;

namespace AuthErrors.Benchmarks.Handlers;

/// <summary>A request that nothing is wrong with, from the call to the response. The reference is a client with a fixed header.</summary>
[MemoryDiagnoser]
public class HandlerBenchmarks
{
    private const string Token = "access-token-0123456789abcdef0123456789abcdef0123456789";

    private static readonly Uri Address = new("https://api.example.com/items/1");

    private HttpClient _static = null!;
    private HttpClient _plain = null!;
    private HttpClient _volatile = null!;
    private HttpClient _polly = null!;
    private HttpClient _recovery = null!;
    private AzureClient _azure = null!;
    private IConfidentialClientApplication _msal = null!;

    /// <summary>Whether the server answers after a turn of the scheduler, as a network does, or at once.</summary>
    [Params(false, true)]
    public bool IsAsync { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _static = new HttpClient(new StubServer(IsAsync)) { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Token) } };
        _plain = new HttpClient(new StubServer(IsAsync));
        _volatile = new HttpClient(new VolatileFieldHandler("Bearer " + Token, new StubServer(IsAsync)));
        _polly = new HttpClient(new PollyHandler(new StubServer(IsAsync))) { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Token) } };
        _azure = new AzureClient(new StubServer(IsAsync));
        _msal = new MsalIssuer().CreateClient();

        var store = new InMemoryTokenStore();
        await store.CompareReplaceAsync(expected: null, new AuthToken(Token, CredentialKind.OAuth, "refresh", DateTimeOffset.UtcNow.AddDays(1)), default);
        var session = new TokenSession(store, new UnusedIssuer());
        await session.GetTokenAsync();
        _recovery = new HttpClient(new AuthRecoveryHandler(session, Address, options: null, new StubServer(IsAsync)));
    }

    [Benchmark(Baseline = true)]
    public Task<int> StaticHeader() => SendAsync(_static);

    [Benchmark]
    public Task<int> VolatileField() => SendAsync(_volatile);

    [Benchmark]
    public Task<int> RecoveryHandler() => SendAsync(_recovery);

    [Benchmark]
    public Task<int> PollyRetry() => SendAsync(_polly);

    [Benchmark]
    public Task<int> AzureBearer() => _azure.SendAsync(Address);

    [Benchmark]
    public async Task<int> MsalFromCache()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await MsalIssuer.GetTokenAsync(_msal));
        using var response = await _plain.SendAsync(request);
        return (int)response.StatusCode;
    }

    private static async Task<int> SendAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        using var response = await client.SendAsync(request);
        return (int)response.StatusCode;
    }
}
