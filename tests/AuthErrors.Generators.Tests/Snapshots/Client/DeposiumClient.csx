namespace Deposium.Cli;

/// <summary>A client of the Deposium gateway.</summary>
[AuthErrors.AuthErrorClient("deposium", ApiKeyVariable = "DEPOSIUM_API_KEY")]
public sealed partial class DeposiumClient;
