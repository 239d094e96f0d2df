namespace AuthErrors.Systems;

/// <summary>What a client asks a user for, until the user decides.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="RedirectUri">Where the answer is sent.</param>
/// <param name="Challenge">The S256 challenge of the client's verifier.</param>
/// <param name="State">What the client wants back.</param>
internal sealed record InstaPodsRequest(string ClientId, string RedirectUri, string Challenge, string? State);
