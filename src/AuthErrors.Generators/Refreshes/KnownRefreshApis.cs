using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Refreshes;

/// <summary>
/// The refresh calls of well-known libraries, as data. What carries our attributes, such as our own runtime, needs no row. What serves tokens from a
/// cache is no refresh until something makes it leave the cache, and what logs in (authorization codes, device codes, client credentials) is none at all.
/// </summary>
internal static class KnownRefreshApis
{
    private const string Msal = "Microsoft.Identity.Client";
    private const string IdentityWeb = "Microsoft.Identity.Web";
    private const string IdentityAbstractions = "Microsoft.Identity.Abstractions";
    private const string Duende = "Duende.AccessTokenManagement";
    private const string DuendeOidc = "Duende.AccessTokenManagement.OpenIdConnect";
    private const string Google = "Google.Apis.Auth.OAuth2";
    private const string Aws = "Amazon.Runtime";
    private const string Mcp = "ModelContextProtocol.Authentication";

    private const RefreshConditions ForcedOrInvalidated = RefreshConditions.TrueMember | RefreshConditions.Invalidated;

    /// <summary>Every row.</summary>
    public static ImmutableArray<KnownRefreshApi> Rows { get; } =
    [
        // MSAL.NET 4. The exchange itself happens in ExecuteAsync, which serves from the cache unless the builder was told otherwise: the telling is what
        // is counted, since one builder is executed once. WithClaims leaves the cache too, but stands beside WithForceRefresh in one chain.
        // https://learn.microsoft.com/dotnet/api/microsoft.identity.client.acquiretokensilentparameterbuilder.withforcerefresh
        new(Msal, "AcquireTokenSilentParameterBuilder", "WithForceRefresh", Conditions: RefreshConditions.TrueArgument),
        new(Msal, "AcquireTokenForClientParameterBuilder", "WithForceRefresh", Conditions: RefreshConditions.TrueArgument),
        new(Msal, "AcquireTokenOnBehalfOfParameterBuilder", "WithForceRefresh", Conditions: RefreshConditions.TrueArgument),
        new(Msal, "AcquireTokenForManagedIdentityParameterBuilder", "WithForceRefresh", Conditions: RefreshConditions.TrueArgument),
        new(Msal, "AcquireTokenByUserFederatedIdentityCredentialParameterBuilder", "WithForceRefresh", Conditions: RefreshConditions.TrueArgument),
        new(Msal, "IByRefreshToken", "AcquireTokenByRefreshToken"),

        // It leaves the cache for the one token whose hash it is given, but callers that do so at once each ask.
        // https://learn.microsoft.com/dotnet/api/microsoft.identity.client.rp.acquiretokenforclientparameterbuilderforresourceproviders
        new("Microsoft.Identity.Client.RP", "AcquireTokenForClientParameterBuilderForResourceProviders", "WithAccessTokenSha256ToRefresh"),

        // Microsoft.Identity.Web 1 to 4, and the abstraction above it: AcquireTokenOptions.ForceRefresh.
        // https://learn.microsoft.com/dotnet/api/microsoft.identity.abstractions.acquiretokenoptions.forcerefresh
        new(IdentityWeb, "ITokenAcquisition", "GetAccessTokenForUserAsync", Conditions: RefreshConditions.TrueMember, ConditionMember: "ForceRefresh"),
        new(IdentityWeb, "ITokenAcquisition", "GetAccessTokenForAppAsync", Conditions: RefreshConditions.TrueMember, ConditionMember: "ForceRefresh"),
        new(IdentityWeb, "ITokenAcquisition", "GetAuthenticationResultForUserAsync", Conditions: RefreshConditions.TrueMember, ConditionMember: "ForceRefresh"),
        new(IdentityWeb, "ITokenAcquisition", "GetAuthenticationResultForAppAsync", Conditions: RefreshConditions.TrueMember, ConditionMember: "ForceRefresh"),
        new(IdentityAbstractions, "ITokenAcquirer", "GetTokenForUserAsync", Conditions: RefreshConditions.TrueMember, ConditionMember: "ForceRefresh"),
        new(IdentityAbstractions, "ITokenAcquirer", "GetTokenForAppAsync", Conditions: RefreshConditions.TrueMember, ConditionMember: "ForceRefresh"),

        // Azure.Core 1. Credentials serve from their cache until the request carries the claims of a challenge. Clients of the SDK do all this
        // themselves, once a request, in BearerTokenAuthenticationPolicy.
        // https://learn.microsoft.com/dotnet/api/azure.core.tokenrequestcontext.claims
        new("Azure.Core", "TokenCredential", "GetToken", Conditions: RefreshConditions.GivenMember, ConditionMember: "claims"),
        new("Azure.Core", "TokenCredential", "GetTokenAsync", Conditions: RefreshConditions.GivenMember, ConditionMember: "claims"),

        // Duende.AccessTokenManagement 4. Concurrent calls share an exchange, but a late one asks again.
        // https://docs.duendesoftware.com/accesstokenmanagement/
        new(DuendeOidc, "IUserTokenManager", "GetAccessTokenAsync", Conditions: RefreshConditions.TrueMember, ConditionMember: "ForceTokenRenewal"),
        new(DuendeOidc, "IOpenIdConnectUserTokenEndpoint", "RefreshAccessTokenAsync"),
        new(Duende, "IClientCredentialsTokenManager", "GetAccessTokenAsync", Conditions: ForcedOrInvalidated, ConditionMember: "ForceTokenRenewal"),
        new(Duende, "IClientCredentialsTokenManager", "DeleteAccessTokenAsync", RefreshKind.Invalidate),

        // The same, 1 to 3.
        new(DuendeOidc, "IUserTokenManagementService", "GetAccessTokenAsync", Conditions: RefreshConditions.TrueMember, ConditionMember: "ForceRenewal"),
        new(DuendeOidc, "IUserTokenEndpointService", "RefreshAccessTokenAsync"),
        new(Duende, "IClientCredentialsTokenManagementService", "GetAccessTokenAsync", Conditions: ForcedOrInvalidated, ConditionMember: "ForceRenewal"),
        new(Duende, "IClientCredentialsTokenManagementService", "DeleteAccessTokenAsync", RefreshKind.Invalidate),

        // IdentityModel up to 7, and Duende.IdentityModel after it.
        // https://docs.duendesoftware.com/identitymodel/endpoints/token/
        new("IdentityModel.Client", "HttpClientTokenRequestExtensions", "RequestRefreshTokenAsync"),
        new("IdentityModel.Client", "TokenClient", "RequestRefreshTokenAsync"),
        new("IdentityModel.OidcClient", "OidcClient", "RefreshTokenAsync"),
        new("Duende.IdentityModel.Client", "HttpClientTokenRequestExtensions", "RequestRefreshTokenAsync"),
        new("Duende.IdentityModel.Client", "TokenClient", "RequestRefreshTokenAsync"),
        new("Duende.IdentityModel.OidcClient", "OidcClient", "RefreshTokenAsync"),

        // Google.Apis.Auth 1. GetAccessTokenForRequestAsync, which serves from the cache, is none.
        // https://cloud.google.com/dotnet/docs/reference/Google.Apis/latest/Google.Apis.Auth.OAuth2.UserCredential
        new(Google, "UserCredential", "RefreshTokenAsync"),
        new(Google, "ServiceCredential", "RequestAccessTokenAsync"),
        new("Google.Apis.Auth.OAuth2.Flows", "IAuthorizationCodeFlow", "RefreshTokenAsync"),

        // AWS SDK for .NET 3 and 4. CreateToken serves several grants; the refresh token is given for one of them.
        // https://docs.aws.amazon.com/sdkfornet/v4/apidocs/items/Runtime/TRefreshingAWSCredentials.html
        // https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_CreateToken.html
        new(Aws, "RefreshingAWSCredentials", "ClearCredentials", RefreshKind.Invalidate),
        new(Aws, "AWSCredentials", "GetCredentials", Conditions: RefreshConditions.Invalidated),
        new(Aws, "AWSCredentials", "GetCredentialsAsync", Conditions: RefreshConditions.Invalidated),
        new("Amazon.SSOOIDC", "IAmazonSSOOIDC", "CreateTokenAsync", Conditions: RefreshConditions.GivenMember, ConditionMember: "RefreshToken"),
        new("Amazon.Extensions.CognitoAuthentication", "CognitoUser", "StartWithRefreshTokenAuthAsync"),

        // MCP C# SDK 2. What its OAuth client refreshes is internal to it.
        // https://csharp.sdk.modelcontextprotocol.io/api/ModelContextProtocol.Authentication.html
        new(Mcp, "IdentityAssertionGrantProvider", "GetAccessTokenAsync", Conditions: RefreshConditions.Invalidated),
        new(Mcp, "IdentityAssertionGrantProvider", "InvalidateCache", RefreshKind.Invalidate),
    ];

    private static readonly Dictionary<string, ImmutableArray<KnownRefreshApi>> ByMember =
        Rows.GroupBy(static row => row.Member, StringComparer.Ordinal).ToDictionary(static rows => rows.Key, static rows => rows.ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>The names of all of them, to pass over at once what cannot be one.</summary>
    public static ImmutableHashSet<string> MemberNames { get; } = ByMember.Keys.ToImmutableHashSet(StringComparer.Ordinal);

    /// <summary>The row of a method, or of the method that it overrides or implements.</summary>
    public static KnownRefreshApi? Find(IMethodSymbol method)
        => ByMember.TryGetValue(method.Name, out var rows) ? rows.FirstOrDefault(row => Declares(row, method.ContainingType)) : null;

    private static bool Declares(KnownRefreshApi row, INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Names(row, current))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(implemented => Names(row, implemented));
    }

    private static bool Names(KnownRefreshApi row, INamedTypeSymbol type) => type.MetadataName == row.Type && type.ContainingType is null && IsNamed(type.ContainingNamespace, row.Namespace);

    /// <summary>Compares from the last name to the first, so that no string is built for a symbol that is somebody else's.</summary>
    private static bool IsNamed(INamespaceSymbol? space, string name)
    {
        var end = name.Length;
        while (space is { IsGlobalNamespace: false })
        {
            var start = end - space.Name.Length;
            if (start < 0 || string.CompareOrdinal(name, start, space.Name, 0, space.Name.Length) != 0 || (start > 0 && name[start - 1] != '.'))
            {
                return false;
            }

            end = start - 1;
            space = space.ContainingNamespace;
        }

        return end == -1;
    }
}
