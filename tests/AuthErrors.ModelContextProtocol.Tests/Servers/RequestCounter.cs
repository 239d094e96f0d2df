using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Mcp.Tests.Servers;

/// <summary>Stands where requests leave the process, and keeps what the token endpoint is asked.</summary>
internal sealed class RequestCounter() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    private readonly ConcurrentQueue<string> _forms = new();

    /// <summary>How often a token was asked for in exchange for a refresh token.</summary>
    public int RefreshGrants => _forms.Count(static form => form.Contains("grant_type=refresh_token", StringComparison.Ordinal));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is FormUrlEncodedContent form)
        {
            _forms.Enqueue(await form.ReadAsStringAsync(cancellationToken));
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
