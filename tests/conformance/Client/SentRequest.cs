namespace AuthErrors.Conformance;

/// <summary>What a request was for. Secrets are told from each other, and not readable.</summary>
/// <param name="Method">The method of HTTP.</param>
/// <param name="Address">Where it went, without the query.</param>
/// <param name="Message">The JSON-RPC method and id; null when it carried none.</param>
/// <param name="Grant">The grant type of a token request; null when it was none.</param>
/// <param name="Secret">The fingerprint of the code or refresh token that it presented; null when it presented none.</param>
internal sealed record SentRequest(string Method, string Address, string? Message, string? Grant, string? Secret);
