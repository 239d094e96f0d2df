using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.NodeServers.Tests;

/// <summary>Counts the refresh grants among the requests that pass.</summary>
internal sealed class RefreshCounter() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    private int _count;

    public int Count => _count;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content && (await content.ReadAsStringAsync(cancellationToken)).Contains("grant_type=refresh_token", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _count);
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
