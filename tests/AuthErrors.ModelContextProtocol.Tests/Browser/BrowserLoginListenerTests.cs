using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Sessions;
using Xunit;

namespace AuthErrors.Mcp.Tests.Browser;

/// <summary>Who is listened to, and what pages are sent with.</summary>
public sealed class BrowserLoginListenerTests
{
    [Fact]
    public async Task It_listens_on_this_machine_alone()
    {
        using var rig = new LoginRig();

        Assert.True(await ListensAsync(IPAddress.Loopback, rig.Login.RedirectUri.Port));
        foreach (var address in NetworkInterface.GetAllNetworkInterfaces().SelectMany(static card => card.GetIPProperties().UnicastAddresses).Select(static found => found.Address))
        {
            Assert.Equal(address.Equals(IPAddress.Loopback) || address.Equals(IPAddress.IPv6Loopback), await ListensAsync(address, rig.Login.RedirectUri.Port));
        }
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task The_redirect_uri_names_the_host_that_was_asked_for(string host)
    {
        using var rig = new LoginRig(new BrowserLoginOptions { Host = host });
        var login = rig.AuthorizeAsync();

        await rig.ReturnAsync("code=c");

        Assert.Equal("c", (await login)!.Code);
        Assert.Equal((host, "/callback"), (rig.Login.RedirectUri.Host, rig.Login.RedirectUri.AbsolutePath));
    }

    [Fact]
    public async Task A_port_can_be_chosen_is_held_and_is_given_back()
    {
        int port;
        using (var any = new LoginRig())
        {
            port = any.Login.RedirectUri.Port;
            Assert.Throws<SocketException>(() => new BrowserLogin(new BrowserLoginOptions { Port = port }));
        }

        Assert.False(await ListensAsync(IPAddress.Loopback, port));
        using var chosen = new LoginRig(new BrowserLoginOptions { Port = port });
        Assert.Equal(port, chosen.Login.RedirectUri.Port);
    }

    [Theory]
    [InlineData("GET", "/favicon.ico", null)]
    [InlineData("GET", "/", null)]
    [InlineData("GET", "/callback/?code=c&state=the+right+state", null)]
    [InlineData("HEAD", "/callback?code=c&state=the+right+state", null)]
    [InlineData("POST", "/callback?code=c&state=the+right+state", null)]
    [InlineData("GET", "/callback?code=c&state=the+right+state", "attacker.example")]
    [InlineData("GET", "/callback?code=c&state=the+right+state", "localhost")]
    public async Task Nothing_but_a_get_of_the_redirect_uri_by_its_name_is_answered(string method, string path, string? host)
    {
        using var rig = new LoginRig();
        var login = rig.AuthorizeAsync();

        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(rig.Login.RedirectUri, path));
        request.Headers.Host = host;
        var page = await rig.SendAsync(request);

        Assert.Equal(404, page.Status);
        await rig.ReturnAsync("code=mine");
        Assert.Equal("mine", (await login)!.Code);
    }

    [Theory]
    [InlineData("GET /callback?code=c&state=the+right+state HTTP/1.1\r\n\r\n")]
    [InlineData("GET /callback?code=c&state=the+right+state HTTP/1.1\r\nHost: {0}\r\nHost: attacker.example\r\n\r\n")]
    [InlineData("GET http://attacker.example/callback?code=c&state=the+right+state HTTP/1.1\r\nHost: {0}\r\n\r\n")]
    [InlineData("hello\r\n\r\n")]
    [InlineData("\r\n\r\n")]
    public async Task What_is_no_request_of_a_browser_is_not_found(string text)
    {
        using var rig = new LoginRig();
        var login = rig.AuthorizeAsync();

        var answer = await SendAsync(rig, text.Replace("{0}", rig.Login.RedirectUri.Authority, StringComparison.Ordinal));

        Assert.StartsWith("HTTP/1.1 404 Not Found\r\n", answer, StringComparison.Ordinal);
        Assert.False(login.IsCompleted);
    }

    [Fact]
    public async Task A_request_without_an_end_is_cut_off()
    {
        using var rig = new LoginRig();

        Assert.StartsWith("HTTP/1.1 404 Not Found\r\n", await SendAsync(rig, "GET /" + new string('x', (32 * 1024) - 5)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_answer_in_small_pieces_is_read()
    {
        using var rig = new LoginRig();
        var login = rig.AuthorizeAsync();
        var code = new string('c', 8000);
        using var socket = await ConnectAsync(rig);
        using var stream = new NetworkStream(socket);
        foreach (var piece in $"GET /callback?code={code}&state=the+right+state HTTP/1.1\r\nHost: {rig.Login.RedirectUri.Authority}\r\n\r\n".Chunk(1000))
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(piece));
        }

        Assert.Equal(code, (await login)!.Code);
    }

    [Fact]
    public async Task A_connection_that_says_nothing_keeps_nobody_waiting()
    {
        using var rig = new LoginRig();
        using var silent = await ConnectAsync(rig);

        Assert.Equal("No login is waiting", (await rig.ReturnAsync("code=c")).Title);
    }

    [Fact]
    public async Task Many_connections_that_say_nothing_keep_no_browser_out_and_are_not_all_kept()
    {
        using var rig = new LoginRig(new BrowserLoginOptions { TimeProvider = new ManualTimeProvider() });
        var login = rig.AuthorizeAsync();
        var silent = new List<Socket>();
        try
        {
            for (var i = 0; i < 100; i++)
            {
                silent.Add(await ConnectAsync(rig));
            }

            Assert.Equal("Access approved", (await rig.ReturnAsync("code=c")).Title);
            Assert.Equal("c", (await login)!.Code);
            Assert.Equal(0, await ReceiveAsync(silent[0]));
            Assert.False(silent[^1].Poll(0, SelectMode.SelectRead));
        }
        finally
        {
            silent.ForEach(static socket => socket.Dispose());
        }
    }

    [Fact]
    public async Task What_follows_a_request_is_not_looked_at()
    {
        using var rig = new LoginRig();
        var login = rig.AuthorizeAsync();
        string Request(string query) => $"GET /callback?{query}&state=the+right+state HTTP/1.0\r\nHost: {rig.Login.RedirectUri.Authority}\r\n\r\n";

        using var socket = await ConnectAsync(rig);
        await socket.SendAsync(Encoding.ASCII.GetBytes(Request("code=first") + Request("code=second")));

        Assert.Equal("first", (await login)!.Code);
    }

    [Fact]
    public async Task A_page_is_kept_nowhere_names_no_referrer_and_runs_and_loads_nothing()
    {
        using var rig = new LoginRig();

        var page = await rig.ReturnAsync("code=c");

        Assert.Contains("Cache-Control: no-store", page.Headers, StringComparison.Ordinal);
        Assert.Contains("Referrer-Policy: no-referrer", page.Headers, StringComparison.Ordinal);
        Assert.Contains("X-Content-Type-Options: nosniff", page.Headers, StringComparison.Ordinal);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(page.Style)));
        Assert.Contains($"Content-Security-Policy: default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", page.Headers, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", page.Html, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<Socket> ConnectAsync(LoginRig rig)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, rig.Login.RedirectUri.Port));
        return socket;
    }

    /// <summary>How many bytes come next; none when the other side has closed.</summary>
    private static async Task<int> ReceiveAsync(Socket socket)
    {
        try
        {
            return await socket.ReceiveAsync(new byte[1]).WaitAsync(TimeSpan.FromSeconds(60));
        }
        catch (SocketException)
        {
            return 0;
        }
    }

    private static async Task<string> SendAsync(LoginRig rig, string text)
    {
        using var socket = await ConnectAsync(rig);
        using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    private static async Task<bool> ListensAsync(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
