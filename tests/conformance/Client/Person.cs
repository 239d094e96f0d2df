using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using ModelContextProtocol.Authentication;

namespace AuthErrors.Conformance;

/// <summary>Who approves every login at once: the suite's authorization page answers with the redirect.</summary>
internal static class Person
{
    public static async Task<AuthorizationResult?> ApproveAsync(AuthorizationCallbackContext login, CancellationToken cancellationToken)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var response = await browser.GetAsync(login.AuthorizationUri, cancellationToken);
        var answer = HttpUtility.ParseQueryString(response.Headers.Location?.Query ?? "");
        return answer["code"] is { } code ? new AuthorizationResult { Code = code, State = answer["state"], Iss = answer["iss"] } : null;
    }
}
