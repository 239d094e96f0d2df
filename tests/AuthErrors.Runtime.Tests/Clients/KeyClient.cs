namespace AuthErrors.Runtime.Tests.Clients;

/// <summary>A client of a service whose only credential is the user's key, in a header of its own.</summary>
[AuthErrorClient("deposium", ApiKeyVariable = Variable, ApiKeyHeader = "X-API-Key")]
internal sealed partial class KeyClient
{
    public const string Variable = "AUTHERRORS_TEST_DEPOSIUM_KEY";
}
