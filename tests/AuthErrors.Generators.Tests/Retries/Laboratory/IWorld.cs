using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Generators.Tests.Retries.Laboratory;

/// <summary>What a program that runs can touch: the token, the token endpoint, the server and the clock.</summary>
public interface IWorld
{
    string Current { get; }

    bool ExpiresSoon { get; }

    /// <summary>Exchanges the refresh token, whoever asks.</summary>
    Task<string> Exchange();

    /// <summary>Exchanges the refresh token if the rejected token is still the current one. Callers share the exchange.</summary>
    Task<string> Renew(string rejected);

    void Invalidate(string rejected);

    /// <summary>The current token; a new one if it was invalidated.</summary>
    Task<string> RenewIfInvalid();

    Task<HttpResponseMessage> Send(string token, string? body, CancellationToken ct);

    Task Wait(int milliseconds, CancellationToken ct);
}
