using System.Collections.Generic;
using System.Net.Http;

namespace AuthErrors.Runtime.Tests.Clients;

/// <summary>A client as users write it, with every hook.</summary>
[AuthErrorClient("signals", ApiKeyVariable = Variable)]
internal sealed partial class SignalClient
{
    public const string Variable = "AUTHERRORS_TEST_SIGNAL_KEY";

    public List<string> Seen { get; } = [];

    static partial void ConfigureRecovery(AuthRecoveryOptions options) => options.MaxBufferedRequestBytes = 8;

    static partial void ConfigureSession(TokenSessionOptions options) => options.LockTimeout = System.TimeSpan.FromSeconds(1);

    partial void OnSending(HttpRequestMessage request) => Seen.Add($"{request.Method} {request.RequestUri} {request.Headers.Authorization}");

    partial void OnAuthError(AuthErrorException error) => Seen.Add("error " + error.WireCode);
}
