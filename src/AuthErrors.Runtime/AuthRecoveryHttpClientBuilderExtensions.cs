using System;
using AuthErrors;

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
    public static IHttpClientBuilder AddAuthRecovery(
        this IHttpClientBuilder builder, Uri origin, Func<IServiceProvider, TokenSession> session, Action<AuthRecoveryOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(session);
        var options = new AuthRecoveryOptions();
        configure?.Invoke(options);
        builder.Services.AddKeyedSingleton(builder.Name, (services, _) => session(services));
        return builder.AddHttpMessageHandler(
            services => new AuthRecoveryHandler(services.GetRequiredKeyedService<TokenSession>(builder.Name), origin, options));
    }
}
