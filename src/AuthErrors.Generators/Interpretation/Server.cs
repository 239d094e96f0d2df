namespace AuthErrors.Generators.Interpretation;

/// <summary>
/// What a request is run against. Each rule is a question about what a request does with one of these; every refresh succeeds with all of them.
/// </summary>
/// <param name="Rejection">The status of a rejection.</param>
/// <param name="Manner">What it does.</param>
/// <param name="IsApiKey">True when the credential is the user's API key.</param>
internal sealed record Server(int Rejection, ServerManner Manner, bool IsApiKey = false)
{
    private const int Unauthorized = 401;

    /// <summary>True when other requests run at the same time, so that a lock may be taken and an exchange lost.</summary>
    public bool IsBusy => Manner == ServerManner.RejectsFirstToken;

    /// <summary>True when it asks what bodies are sent, so that those are tracked.</summary>
    public bool ReadsBodies => Manner == ServerManner.RejectsFirstToken;

    /// <summary>Rejects every send: how often is the token refreshed?</summary>
    public static readonly Server RejectsAll = new(Unauthorized, ServerManner.RejectsAll);

    /// <summary>The same with 403.</summary>
    public static readonly Server ForbidsAll = new(403, ServerManner.RejectsAll);

    /// <summary>Rejects the first token only: is it sent again?</summary>
    public static readonly Server RejectsFirstToken = new(Unauthorized, ServerManner.RejectsFirstToken);

    /// <summary>Answers 200, with whatever text: is the token refreshed because of it?</summary>
    public static readonly Server Accepts = new(200, ServerManner.Accepts);

    /// <summary>Rejects the first send and breaks down: does the caller hear of it?</summary>
    public static readonly Server BreaksDown = new(Unauthorized, ServerManner.BreaksDown);

    /// <summary>Rejects every send, and the credential is the user's API key: is it refreshed?</summary>
    public static readonly Server RejectsApiKey = new(Unauthorized, ServerManner.RejectsAll, IsApiKey: true);
}
