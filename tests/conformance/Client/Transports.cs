using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ModelContextProtocol.Authentication;
using ModelContextProtocol.Client;

namespace AuthErrors.Conformance;

/// <summary>How the client reaches the server: by the SDK alone, or with the bridge. This is the only difference between the two.</summary>
internal sealed class Transports(Uri server, JsonObject context, Func<HttpMessageHandler> createInnermost)
{
    /// <summary>A program has a token by itself. A person logs in.</summary>
    private bool IsWorkload => context["idp_id_token"] is not null || context["private_key_pem"] is not null || (string?)context["name"] is "auth/client-credentials-basic";

    public async Task<HttpClientTransport> CreatePlainAsync()
    {
        var http = new HttpClient(createInnermost());
        if (IsWorkload)
        {
            using var issuerHttp = new HttpClient(createInnermost());
            var issued = (IssueResult.Issued)await new WorkloadIssuer(server, context, issuerHttp).IssueAsync(new IssueRequest(Current: null), default);
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", issued.Token.AccessToken);
        }

        return new HttpClientTransport(CreateOptions(), http, ownsHttpClient: true);
    }

    private HttpClientTransportOptions CreateOptions() => new()
    {
        Endpoint = server,
        TransportMode = HttpTransportMode.StreamableHttp,
        OAuth = IsWorkload ? null : new ClientOAuthOptions
        {
            RedirectUri = new Uri("http://localhost:8765/callback"),
            ClientId = (string?)context["client_id"],
            ClientSecret = (string?)context["client_secret"],
            ClientMetadataDocumentUri = new Uri("https://conformance-test.local/client-metadata.json"),
            AuthorizationCallbackHandler = Person.ApproveAsync,
        },
    };
}
