namespace AuthErrors.Internal.Issuers;

/// <summary>What came of asking an endpoint for a token once.</summary>
/// <param name="Result">The result, should it be the last.</param>
/// <param name="MayRepeat">Whether asking again may help and does no harm.</param>
internal sealed record Attempt(IssueResult Result, bool MayRepeat);
