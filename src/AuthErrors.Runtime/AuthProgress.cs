namespace AuthErrors;

/// <summary>What is being done about a credential, for somebody who waits: "Registering anonymous token…".</summary>
/// <param name="Message">The text for people.</param>
public sealed record AuthProgress(string Message);
