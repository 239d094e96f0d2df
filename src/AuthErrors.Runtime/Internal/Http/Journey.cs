using System.Net.Http;

namespace AuthErrors.Internal.Http;

/// <summary>How far redirects have taken a request. It is written on the request, so that handlers that nest agree.</summary>
/// <param name="Hops">How many redirects it has followed.</param>
/// <param name="IsAbroad">Whether it has left its origin. What has left it is a stranger for good, also on its way back.</param>
internal readonly record struct Journey(int Hops, bool IsAbroad)
{
    private static readonly HttpRequestOptionsKey<Journey> Key = new("AuthErrors.Journey");

    public static Journey Of(HttpRequestMessage? request)
        => request is not null && request.Options.TryGetValue(Key, out var journey) ? journey : default;

    public void WriteTo(HttpRequestMessage request) => request.Options.Set(Key, this);
}
