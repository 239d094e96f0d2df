using System.Net;
using AuthErrors;
using Deposium.Auth;

namespace Samples;

/// <summary>
/// The catalog's classifier for 401 alone: the gateway sends all its codes with that status, and a 403 is somebody else's. One without a code recovers
/// nothing either, for the key is the user's.
/// </summary>
public sealed class UnauthorizedClassifier : IAuthErrorClassifier
{
    /// <inheritdoc/>
    public AuthFailure? Classify(in InspectedResponse response)
    {
        const int Unauthorized = (int)HttpStatusCode.Unauthorized;
        if (response.StatusCode != Unauthorized)
        {
            return null;
        }

        var message = MCPAuthClassifier.Instance.ReadMessage(response.Body) ?? "Invalid or missing API key";
        return MCPAuthClassifier.Instance.Classify(response)
            ?? new AuthFailure(AuthRecovery.Surface, cause => new AuthErrorException($"Authentication failed ({Unauthorized})\n{message}", cause) { StatusCode = Unauthorized });
    }
}
