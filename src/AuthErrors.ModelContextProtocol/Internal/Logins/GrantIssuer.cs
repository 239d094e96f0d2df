using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Internal.Logins;

/// <summary>Renews a token where, and as the client to which, it was granted. That is kept with the token, so a process that only finds it in the store can do so too.</summary>
internal sealed class GrantIssuer(HttpClient http, TimeProvider time) : ITokenIssuer
{
    /// <inheritdoc/>
    public bool IssuesWithoutToken => false;

    /// <inheritdoc/>
    [RefreshesToken]
    public async ValueTask<IssueResult> IssueAsync(IssueRequest request, CancellationToken cancellationToken)
    {
        if (request.Current?.Grant is not { TokenEndpoint: { IsAbsoluteUri: true } endpoint } grant)
        {
            return new IssueResult.Refused("It is not known where its token can be renewed.");
        }

        if (endpoint.Scheme != Uri.UriSchemeHttps && !endpoint.IsLoopback)
        {
            return new IssueResult.Refused("Its token endpoint is neither https nor on this machine.");
        }

        var issuer = new RefreshTokenIssuer(http, new RefreshTokenIssuerOptions
        {
            TokenEndpoint = endpoint,
            ClientId = grant.ClientId,
            ClientSecret = grant.TokenEndpointAuthMethod == "none" ? null : grant.ClientSecret,
            ClientAuthentication = grant.TokenEndpointAuthMethod == "client_secret_basic" ? ClientAuthentication.BasicHeader : ClientAuthentication.RequestBody,
            Resource = grant.Resource,
            TimeProvider = time,
        });
        return await issuer.IssueAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
