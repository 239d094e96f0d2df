using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using AuthErrors;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Samples;

if (args is not ([("login" or "logout"), _, _] or ["call", _, _, _])
    || !Uri.TryCreate(args[1], UriKind.Absolute, out var address)
    || address.Scheme is not ("https" or "http"))
{
    Console.Error.WriteLine("Usage: PostHog login ADDRESS TOKEN_FILE     takes a refresh token from its input");
    Console.Error.WriteLine("       PostHog call ADDRESS TOKEN_FILE TOOL");
    Console.Error.WriteLine("       PostHog logout ADDRESS TOKEN_FILE");
    return 2;
}

try
{
    using var issuerHttp = new HttpClient();
    var issuer = new RefreshTokenIssuer(issuerHttp, new RefreshTokenIssuerOptions { TokenEndpoint = new Uri(address, "oauth/token"), ClientId = "posthog-sample" });
    await using var session = new TokenSession(new FileTokenStore(args[2]), issuer);
    switch (args[0])
    {
        case "login":
            await LogInAsync(session, Console.ReadLine() ?? "");
            Console.WriteLine("Logged in.");
            return 0;
        case "logout":
            await session.ResetAsync();
            Console.WriteLine("Logged out.");
            return 0;
        default:
            Console.WriteLine(await CallAsync(address, session, args[3]));
            return 0;
    }
}
catch (Exception error)
{
    Console.Error.WriteLine(error.Message);

    // Why a rejected token could not be renewed: the login is over, or the server is down.
    if (error.InnerException is AuthErrorException cause)
    {
        Console.Error.WriteLine(cause.Message);
    }

    return 1;
}

static async Task LogInAsync(TokenSession session, string refreshToken)
{
    // There is no access token yet. One that has expired is renewed by the session: once, under its lock, and stored before it is used.
    var login = new AuthToken("none", CredentialKind.OAuth, refreshToken, DateTimeOffset.UnixEpoch);
    await session.LogInAsync(login);
    await session.GetTokenAsync();
}

static async Task<string> CallAsync(Uri address, TokenSession session, string tool)
{
    await using var transport = PostHogMcp.CreateTransport(address, session);
    await using var client = await McpClient.CreateAsync(transport);
    var result = await client.CallToolAsync(tool);
    var text = string.Join('\n', result.Content.OfType<TextContentBlock>().Select(static block => block.Text));
    return result.IsError is true ? throw new McpException(text) : text;
}
