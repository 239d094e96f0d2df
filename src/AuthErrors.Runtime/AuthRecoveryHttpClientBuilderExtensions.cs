using System;
using AuthErrors;
using AuthErrors.Internal.Http;
using Microsoft.Extensions.Http;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds recovery from auth failures to clients of <see cref="System.Net.Http.IHttpClientFactory"/>.</summary>
public static class AuthRecoveryHttpClientBuilderExtensions
{
    /// <summary>
    /// Gives a client credentials for one origin, and recovery when they are rejected. The session is made once, when the client first needs it, however often
    /// the factory renews its handlers; it is registered under the client's name as a keyed service, and disposed with the container.
    /// </summary>
    /// <param name="builder">The client.</param>
    /// <param name="origin">Where credentials go, and nowhere else; its scheme, host and port count. Https, or http on this machine.</param>
    /// <param name="session">Makes the session of the client, or finds one that clients share. Its issuer needs a client of its own.</param>
    /// <param name="configure">Says how the handler behaves.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The origin is neither https nor on this machine.</exception>
    public static IHttpClientBuilder AddAuthRecovery(
        this IHttpClientBuilder builder, Uri origin, Func<IServiceProvider, TokenSession> session, Action<AuthRecoveryOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(session);
        Origin.RequireConfidential(origin, nameof(origin));
        var options = new AuthRecoveryOptions();
        configure?.Invoke(options);

        // A key of its own: a client may have several origins, each with its session, and what is configured for all clients has no name.
        var key = new object();
        builder.Services.AddKeyedSingleton(
            key, (services, _) => session(services) ?? throw new InvalidOperationException("AddAuthRecovery was given a function that makes no session."));
        if (builder.Name is { } name)
        {
            builder.Services.AddKeyedSingleton(name, (services, _) => services.GetRequiredKeyedService<TokenSession>(key));
        }

        builder.Services.PostConfigure<HttpClientFactoryOptions>(builder.Name, factory => HideCredential(factory, options.ApiKeyHeader));
        return builder.AddHttpMessageHandler(
            services => new AuthRecoveryHandler(services.GetRequiredKeyedService<TokenSession>(key), origin, options));
    }

    /// <summary>The factory's own log writes headers at the level Trace; which of them it hides, users may change.</summary>
    private static void HideCredential(HttpClientFactoryOptions factory, string? apiKeyHeader)
    {
        var hides = factory.ShouldRedactHeaderValue;
        factory.ShouldRedactHeaderValue = header => header.Equals(CredentialHeader.Authorization, StringComparison.OrdinalIgnoreCase)
            || header.Equals(apiKeyHeader, StringComparison.OrdinalIgnoreCase)
            || hides(header);
    }
}
