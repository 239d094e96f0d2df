using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Internal;

/// <summary>A response as the typed error that it is.</summary>
internal static class Refusal
{
    /// <summary>Reads a response, and leaves it as it was.</summary>
    /// <returns><see langword="null"/> when it is no auth error.</returns>
    public static async ValueTask<AuthErrorException?> ReadAsync(HttpResponseMessage response, IAuthErrorClassifier? classifier, CancellationToken cancellationToken)
    {
        try
        {
            await AuthErrorException.ThrowIfAuthErrorAsync(response, classifier, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (AuthErrorException refusal)
        {
            return refusal;
        }
    }
}
