using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Benchmarks.Handlers;

/// <summary>The least that a handler can do: it puts a header on, and knows nothing of expiry, of rejection and of other origins.</summary>
internal sealed class VolatileFieldHandler(string bearer, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private string _bearer = bearer;

    /// <summary>What requests carry from now on.</summary>
    public string Bearer
    {
        get => Volatile.Read(ref _bearer);
        set => Volatile.Write(ref _bearer, value);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation("Authorization", Bearer);
        return base.SendAsync(request, cancellationToken);
    }
}
