using System;

namespace AuthErrors;

/// <summary>What an issuer is asked.</summary>
/// <param name="Current">The token to replace, with its refresh token; <see langword="null"/> when there is none.</param>
/// <param name="Progress">Takes word of what is being done to whoever waits; <see langword="null"/> when nobody listens.</param>
public sealed record IssueRequest(AuthToken? Current, IProgress<AuthProgress>? Progress = null);
