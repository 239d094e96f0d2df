using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AuthErrors;
using InstaPods;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Samples;

if (args is not (["connect"] or ["switch"] or ["call", _, ..])
    || !Uri.TryCreate(Environment.GetEnvironmentVariable("INSTAPODS_URL"), UriKind.Absolute, out var address)
    || address.Scheme is not ("https" or "http"))
{
    await Console.Error.WriteLineAsync("""
        Usage: InstaPods connect                       log in with a browser, unless that is done
               InstaPods call TOOL [NAME=VALUE ...]    call a tool
               InstaPods switch                        forget the token and connect again, for another team
        INSTAPODS_URL is the address of the MCP server, INSTAPODS_TOKEN_FILE where the token is kept.
        """);
    return 2;
}

var store = new FileTokenStore(Environment.GetEnvironmentVariable("INSTAPODS_TOKEN_FILE") is { Length: > 0 } file
    ? file
    : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".instapods", "token.json"));

await using var session = new McpOAuthSession(store);
try
{
    if (args[0] == "switch")
    {
        await session.ResetAsync();
    }

    using var login = new BrowserLogin(new BrowserLoginOptions { Progress = new ConsoleProgress() });
    await using var client = await Connection.OpenAsync(address, login, session);
    return args is ["call", var tool, .. var arguments] ? await CallAsync(client, tool, arguments) : await ListAsync(client);
}
catch (Exception error)
{
    // A login that was denied, a server that is down, a file that cannot be written: the message is for the user, the stack is not.
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}

static async Task<int> ListAsync(McpClient client)
{
    var tools = await client.ListToolsAsync();
    Console.WriteLine($"Connected. Tools: {string.Join(", ", tools.Select(static tool => tool.Name))}");
    return 0;
}

static async Task<int> CallAsync(McpClient client, string tool, string[] arguments)
{
    var values = arguments.Select(static argument => argument.Split('=', 2))
        .ToDictionary(static pair => pair[0], static pair => (object?)pair.ElementAtOrDefault(1), StringComparer.Ordinal);
    var result = await client.CallToolAsync(tool, values);
    var text = string.Join('\n', result.Content.OfType<TextContentBlock>().Select(static block => block.Text));
    if (result.IsError != true)
    {
        Console.WriteLine(text);
        return 0;
    }

    // What a tool says is a result like any other, and no error is thrown. The catalog knows what to do about it.
    var hint = InstaPodsErrorCodes.TryParse(text, out var code) ? code.GetHint() : null;
    await Console.Error.WriteLineAsync(hint is null ? text : $"{text}\n{hint}");
    return 1;
}
