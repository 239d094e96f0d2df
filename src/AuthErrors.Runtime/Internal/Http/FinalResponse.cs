using System.Net.Http;

namespace AuthErrors.Internal.Http;

/// <summary>Where a request ended after all redirects.</summary>
/// <param name="Response">The last response.</param>
/// <param name="IsCrossOrigin">Whether it comes from another origin, so that it says nothing about our credential.</param>
internal readonly record struct FinalResponse(HttpResponseMessage Response, bool IsCrossOrigin);
