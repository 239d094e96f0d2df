using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using AuthErrors.Systems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Xunit;

namespace AuthErrors.Mcp.Tests;

/// <summary>What the bridge stands on: the loopback endpoint is an MCP server to the SDK as it is.</summary>
public sealed class PlainSdkTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task The_sdk_calls_a_tool_of_the_loopback_endpoint(bool knowsDiscover, bool answersWithEvents)
    {
        var endpoint = new McpEndpoint(McpTool.Answering("hello", "Hello.")) { KnowsDiscover = knowsDiscover, AnswersWithEvents = answersWithEvents };
        await using var server = await LoopbackServer.StartAsync(application => application.Map("/mcp", endpoint.AnswerAsync));
        await using var transport = new HttpClientTransport(
            new HttpClientTransportOptions { Endpoint = new Uri(server.Address, "/mcp"), TransportMode = HttpTransportMode.StreamableHttp }, new HttpClient(), ownsHttpClient: true);
        await using var client = await McpClient.CreateAsync(transport, new McpClientOptions { DiscoverProbeTimeout = TimeSpan.FromMinutes(1) });

        var tools = await client.ListToolsAsync();
        var answer = await client.CallToolAsync("hello");

        Assert.Equal("hello", Assert.Single(tools).Name);
        Assert.Equal("Hello.", answer.Content.OfType<TextContentBlock>().Single().Text);
        Assert.Equal(knowsDiscover, !server.Requests.Any(static request => request.Body.Contains("\"initialize\"", StringComparison.Ordinal)));
    }

    /// <summary>What the bridge is for, as the guide tells it.</summary>
    [Fact]
    public async Task The_sdk_alone_cuts_an_envelope_and_drops_its_headers()
    {
        await using var server = await LoopbackServer.StartAsync(static application => application.Map("/mcp", static context =>
        {
            context.Response.StatusCode = 401;
            context.Response.Headers.RetryAfter = "86399";
            return context.Response.WriteAsJsonAsync(new { error_code = "key_invalid", message = new string('.', 1024), hint = "Create a new key." });
        }));
        await using var transport = new HttpClientTransport(
            new HttpClientTransportOptions { Endpoint = new Uri(server.Address, "/mcp"), TransportMode = HttpTransportMode.StreamableHttp }, new HttpClient(), ownsHttpClient: true);

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => McpClient.CreateAsync(transport));

        Assert.Contains("key_invalid", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Create a new key.", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("86399", error.ToString(), StringComparison.Ordinal);
    }
}
