using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AuthErrors.Benchmarks.Handlers;

/// <summary>Azure's bearer policy over its transport, and nothing else of its pipeline.</summary>
internal sealed class AzureClient(HttpMessageHandler server)
{
    private readonly HttpPipeline _pipeline = new(
        new HttpClientTransport(new HttpClient(server)),
        [new BearerTokenAuthenticationPolicy(new StaticCredential(), "https://api.example.com/.default")]);

    public async Task<int> SendAsync(Uri address)
    {
        using var message = _pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Get;
        message.Request.Uri.Reset(address);
        await _pipeline.SendAsync(message, CancellationToken.None);
        return message.Response.Status;
    }

    private sealed class StaticCredential : TokenCredential
    {
        private static readonly Azure.Core.AccessToken Token = new("azure-access-token-0123456789abcdef0123456789abcdef", DateTimeOffset.UtcNow.AddDays(1));

        public override Azure.Core.AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => Token;

        public override ValueTask<Azure.Core.AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(Token);
    }
}
