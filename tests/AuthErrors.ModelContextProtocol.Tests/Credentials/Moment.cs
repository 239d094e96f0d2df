namespace AuthErrors.Mcp.Tests.Credentials;

/// <summary>What a client is doing when it is refused.</summary>
public enum Moment
{
    Connecting,
    Calling,
}
