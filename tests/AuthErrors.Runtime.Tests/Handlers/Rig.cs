using System;
using System.Net.Http;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Sessions;

namespace AuthErrors.Runtime.Tests.Handlers;

/// <summary>A session that holds <c>access-0</c> and is issued <c>access-1</c>, <c>access-2</c>…, and clients with its handler.</summary>
internal sealed class Rig : IAsyncDisposable
{
    public static readonly Uri Origin = new("https://api.example/");

    public Rig()
    {
        Issuer = new ScriptedIssuer(Time);
        Store = new InMemoryTokenStore(Issuer.First());
        Session = new TokenSession(Store, Issuer, new TokenSessionOptions { TimeProvider = Time });
    }

    public ManualTimeProvider Time { get; } = new();

    public ScriptedIssuer Issuer { get; }

    public InMemoryTokenStore Store { get; }

    public TokenSession Session { get; }

    public AuthRecoveryOptions Options { get; } = new();

    public AuthRecoveryHandler CreateHandler(HttpMessageHandler inner) => new(Session, Origin, Options, inner);

    public HttpClient CreateClient(HttpMessageHandler server) => new(CreateHandler(server)) { BaseAddress = Origin };

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        Store.Dispose();
    }
}
