using System.Net.Http;

namespace AuthErrors.Internal.Http;

/// <summary>How far redirects have taken a request. It is written on the request, so that handlers that nest agree.</summary>
/// <param name="Hops">How many redirects it has followed.</param>
/// <param name="IsCrossOrigin">Whether it has left its origin. What has left it is a stranger for good, also on its way back.</param>
internal readonly record struct RedirectChain(int Hops, bool IsCrossOrigin)
{
    private static readonly HttpRequestOptionsKey<RedirectChain> Key = new("AuthErrors.RedirectChain");

    public static RedirectChain Of(HttpRequestMessage? request)
        => request is not null && request.Options.TryGetValue(Key, out var chain) ? chain : default;

    public void WriteTo(HttpRequestMessage request) => request.Options.Set(Key, this);
}
