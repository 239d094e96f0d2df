using System.Collections.Specialized;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using System.Web;

namespace AuthErrors.Internal.Logins;

/// <summary>
/// Watches for the exchange of a code. The SDK keeps to itself where its token endpoint is and what the token is for; without both, nobody else can renew it.
/// </summary>
internal sealed class CodeExchangeHandler(McpOAuthSession session, HttpMessageHandler innerHandler) : DelegatingHandler(innerHandler)
{
    private const int MaxAnswerBytes = 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = await ReadFormAsync(request, cancellationToken).ConfigureAwait(false);
        var logouts = session.Logouts;
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (form?["grant_type"] != "authorization_code")
        {
            return response;
        }

        await LoadAsync(response, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode >= HttpStatusCode.BadRequest && await RefusedCode.ReadAsync(response, form, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            response.Dispose();
            throw refusal;
        }

        if (TokenAnswer.ReadText(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false), "access_token") is { } accessToken)
        {
            session.Exchanged(new CodeExchange
            {
                AccessToken = accessToken,
                Logouts = logouts,
                TokenEndpoint = request.RequestUri!,
                RedirectUri = form["redirect_uri"],
                Resource = form["resource"],
            });
        }

        return response;
    }

    private static async ValueTask LoadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxAnswerBytes).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static async ValueTask<NameValueCollection?> ReadFormAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => request.Content is FormUrlEncodedContent form
            ? HttpUtility.ParseQueryString(await form.ReadAsStringAsync(cancellationToken).ConfigureAwait(false))
            : null;
}
