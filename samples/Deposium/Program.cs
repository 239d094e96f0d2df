using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using AuthErrors;
using Deposium.Auth;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Samples;

if (args is not (["auth"] or ["call", _] or ["call", _, _])
    || !Uri.TryCreate(Environment.GetEnvironmentVariable("DEPOSIUM_URL"), UriKind.Absolute, out var endpoint)
    || endpoint.Scheme is not ("https" or "http"))
{
    Console.Error.WriteLine("Usage: Deposium auth, or: Deposium call TOOL [ARGUMENTS]. DEPOSIUM_URL is the address of the gateway, DEPOSIUM_API_KEY holds the key.");
    return ExitStatus.Other;
}

try
{
    await using var session = DeposiumGateway.OpenSession();
    await using var transport = DeposiumGateway.CreateTransport(endpoint, session);
    await using var client = await McpClient.CreateAsync(transport);
    if (args is ["auth"])
    {
        Console.WriteLine($"Key {KeyMask.Mask((await session.GetTokenAsync()).AccessToken)} is good.");
        return ExitStatus.Success;
    }

    var arguments = args is [_, _, var json] ? JsonSerializer.Deserialize<Dictionary<string, object?>>(json) : null;
    var result = await client.CallToolAsync(args[1], arguments);
    Console.WriteLine(string.Join('\n', result.Content.OfType<TextContentBlock>().Select(static block => block.Text)));
    return result.IsError is true ? ExitStatus.Other : ExitStatus.Success;
}
catch (MCPAuthException error)
{
    Console.Error.WriteLine(error.Message);
    return ExitStatus.Of(error.ErrorCode);
}
catch (AuthErrorException error) when (error.StatusCode is null)
{
    // No header can carry such a key, so no gateway could say so.
    Console.Error.WriteLine(error.Message);
    return ExitStatus.Of(MCPAuthErrorCode.FormatInvalid);
}
catch (Exception error)
{
    Console.Error.WriteLine(error.Message);
    return ExitStatus.Other;
}
