using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Runtime.Tests.Handlers;

/// <summary>Redirects are followed by the rules of their methods, and no credential leaves its origin with them.</summary>
public sealed class RedirectTests : IAsyncDisposable
{
    private readonly Rig _rig = new();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData("GET", HttpStatusCode.Moved, "GET")]
    [InlineData("GET", HttpStatusCode.TemporaryRedirect, "GET")]
    [InlineData("HEAD", HttpStatusCode.SeeOther, "HEAD")]
    [InlineData("POST", HttpStatusCode.MultipleChoices, "GET")]
    [InlineData("POST", HttpStatusCode.Moved, "GET")]
    [InlineData("POST", HttpStatusCode.Found, "GET")]
    [InlineData("POST", HttpStatusCode.SeeOther, "GET")]
    [InlineData("POST", HttpStatusCode.TemporaryRedirect, "POST")]
    [InlineData("POST", HttpStatusCode.PermanentRedirect, "POST")]
    [InlineData("PUT", HttpStatusCode.Found, "PUT")]
    [InlineData("PUT", HttpStatusCode.SeeOther, "GET")]
    [InlineData("DELETE", HttpStatusCode.PermanentRedirect, "DELETE")]
    public async Task Within_the_origin_the_credential_goes_along_and_the_body_stays_with_its_method(string method, HttpStatusCode status, string next)
    {
        var server = Redirecting(status, "/new?a=b");
        using var client = _rig.CreateClient(server);
        using var request = new HttpRequestMessage(new HttpMethod(method), "/old");
        request.Headers.Add("X-Custom", "c");
        request.Content = method is "POST" or "PUT" ? new StringContent("body") : null;
        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var second = server.Requests[1];
        Assert.Equal((next, "https://api.example/new?a=b"), (second.Method.Method, second.Uri.AbsoluteUri));
        Assert.Equal(["Bearer access-0", "Bearer access-0"], server.Authorizations);
        Assert.Equal("c", second.Headers["X-Custom"]);
        Assert.Equal(next == method ? server.Requests[0].Body : [], second.Body);
        Assert.False(response.RequestMessage!.Headers.Contains("Authorization"));
    }

    [Theory]
    [InlineData("new", "https://api.example/a/new")]
    [InlineData("../new", "https://api.example/new")]
    [InlineData("?q", "https://api.example/a/b?q")]
    [InlineData("//api.example/new", "https://api.example/new")]
    public async Task A_location_is_relative_to_the_address_that_was_asked(string location, string expected)
    {
        var server = Redirecting(HttpStatusCode.Found, location);
        using var client = _rig.CreateClient(server);
        using var response = await client.GetAsync("/a/b");

        Assert.Equal(expected, server.Requests[1].Uri.AbsoluteUri);
        Assert.Equal("Bearer access-0", server.Requests[1].Authorization);
    }

    [Theory]
    [InlineData("/new", "#asked")]
    [InlineData("/new#given", "#given")]
    public async Task A_fragment_is_inherited_unless_the_location_has_one(string location, string fragment)
    {
        var server = Redirecting(HttpStatusCode.Found, location);
        using var client = _rig.CreateClient(server);
        using var response = await client.GetAsync("/old#asked");

        Assert.Equal(fragment, server.Requests[1].Uri.Fragment);
    }

    [Theory]
    [InlineData("https://other.example/")]
    [InlineData("https://api.example:8443/")]
    [InlineData("https://sub.api.example/")]
    public async Task FieldNote13_To_another_origin_goes_no_header_that_could_be_a_credential(string target)
    {
        _rig.Options.ApiKeyHeader = "X-API-Key";
        var server = Redirecting(HttpStatusCode.Found, target);
        using var client = _rig.CreateClient(server);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/old");
        foreach (var name in new[] { "Cookie", "X-Custom", "Proxy-Authorization", "Referer", "Host", "accept", "User-Agent" })
        {
            request.Headers.TryAddWithoutValidation(name, "a");
        }

        using var response = await client.SendAsync(request);

        Assert.Equal("Bearer access-0", server.Requests[0].Authorization);
        Assert.Equal(target, server.Requests[1].Uri.AbsoluteUri);
        Assert.Equal(["Accept", "User-Agent"], server.Requests[1].Headers.Keys.Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_credential_that_an_author_put_on_a_request_does_not_leave_its_origin_either()
    {
        _rig.Options.ApiKeyHeader = "X-API-Key";
        var server = Redirecting(HttpStatusCode.Found, "https://other.example/");
        using var client = _rig.CreateClient(server);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/old");
        request.Headers.Add("X-API-Key", "mine");
        using var response = await client.SendAsync(request);

        Assert.Equal("mine", server.Requests[0].Headers["X-API-Key"]);
        Assert.Empty(server.Requests[1].Headers);
    }

    [Theory]
    [InlineData("POST", HttpStatusCode.TemporaryRedirect)]
    [InlineData("POST", HttpStatusCode.PermanentRedirect)]
    [InlineData("PUT", HttpStatusCode.Found)]
    [InlineData("DELETE", HttpStatusCode.Found)]
    public async Task What_may_change_something_does_not_go_to_another_origin(string method, HttpStatusCode status)
    {
        var server = Redirecting(status, "https://other.example/");
        using var client = _rig.CreateClient(server);
        using var request = new HttpRequestMessage(new HttpMethod(method), "/old");
        using var response = await client.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_form_whose_answer_is_elsewhere_is_not_taken_there()
    {
        var server = Redirecting(HttpStatusCode.SeeOther, "https://other.example/");
        using var client = _rig.CreateClient(server);
        using var content = new StringContent("secret=1");
        using var response = await client.PostAsync("/old", content);

        Assert.Equal((HttpMethod.Get, 0), (server.Requests[1].Method, server.Requests[1].Body.Length));
        Assert.Empty(server.Requests[1].Headers);
    }

    [Fact]
    public async Task The_401_of_another_origin_recovers_nothing()
    {
        _rig.Options.Classifier = new CodeClassifier { InspectsSuccess = true };
        var server = new StubServer(request => request.Uri.Host == "api.example"
            ? Answer.Redirect(HttpStatusCode.Found, "https://other.example/")
            : Answer.Code(HttpStatusCode.Unauthorized, AuthRecovery.Refresh));
        using var client = _rig.CreateClient(server);
        using var response = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(0, _rig.Issuer.Calls);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task FieldNote13_What_has_left_its_origin_comes_back_without_a_credential()
    {
        var server = new StubServer(request => request.Uri.AbsoluteUri switch
        {
            "https://api.example/" => Answer.Redirect(HttpStatusCode.Found, "https://other.example/"),
            "https://other.example/" => Answer.Redirect(HttpStatusCode.Found, "https://api.example/again"),
            "https://api.example/again" => Answer.Redirect(HttpStatusCode.Found, "https://api.example/end"),
            _ => Answer.Status(HttpStatusCode.Unauthorized),
        });
        using var client = _rig.CreateClient(server);
        using var response = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(["Bearer access-0", null, null, null], server.Authorizations);
        Assert.Equal(0, _rig.Issuer.Calls);
    }

    [Theory]
    [InlineData("http://api.example/")]
    [InlineData("http://other.example/")]
    [InlineData("ftp://other.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//")]
    [InlineData("https://")]
    [InlineData("")]
    public async Task A_location_that_is_unsafe_or_none_is_left_to_the_caller(string location)
    {
        var server = Redirecting(HttpStatusCode.Found, location);
        using var client = _rig.CreateClient(server);
        using var response = await client.GetAsync("/old");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_redirect_that_says_not_where_to_is_left_to_the_caller()
    {
        var server = new StubServer(_ => Answer.Status(HttpStatusCode.SeeOther));
        using var client = _rig.CreateClient(server);
        using var response = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 4)]
    public async Task A_loop_ends_at_the_limit_however_many_handlers_nest(int limit, int sends)
    {
        _rig.Options.MaxRedirects = limit;
        var server = new StubServer(_ => Answer.Redirect(HttpStatusCode.Found, "/"));
        using var client = _rig.CreateClient(_rig.CreateHandler(server));
        using var response = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(sends, server.Requests.Count);
    }

    [Fact]
    public async Task A_rejection_behind_a_redirect_is_recovered_and_the_way_taken_again()
    {
        var server = new StubServer(request => request.Uri.AbsolutePath == "/old" ? Answer.Redirect(HttpStatusCode.TemporaryRedirect, "/new")
            : Answer.Status(request.Authorization == "Bearer access-1" ? HttpStatusCode.OK : HttpStatusCode.Unauthorized));
        using var client = _rig.CreateClient(server);
        using var content = new StringContent("body");
        using var response = await client.PostAsync("/old", content);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["/old", "/new", "/old", "/new"], server.Requests.Select(request => request.Uri.AbsolutePath));
        Assert.All(server.Requests, request => Assert.Equal("body", Encoding.UTF8.GetString(request.Body)));
        Assert.Equal(1, _rig.Issuer.Calls);
    }

    [Theory]
    [InlineData("https://api.example/old", "/new")]
    [InlineData("https://other.example/old", "/new")]
    public async Task A_request_that_is_only_passed_on_is_followed_with_its_body(string address, string location)
    {
        var server = Redirecting(HttpStatusCode.TemporaryRedirect, location);
        using var client = _rig.CreateClient(server);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent("body") };
        request.Headers.TryAddWithoutValidation("Authorization", "Basic YTpi");
        using var response = await client.SendAsync(request);

        Assert.Equal(["Basic YTpi", "Basic YTpi"], server.Authorizations);
        Assert.All(server.Requests, sent => Assert.Equal("body", Encoding.UTF8.GetString(sent.Body)));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_body_that_can_be_read_only_once_is_not_redirected()
    {
        _rig.Options.MaxBufferedRequestBytes = 3;
        var server = Redirecting(HttpStatusCode.TemporaryRedirect, "/new");
        using var client = _rig.CreateClient(server);
        using var content = new StreamContent(new CountingStream(4));
        using var response = await client.PostAsync("/old", content);

        Assert.Equal(HttpStatusCode.TemporaryRedirect, response.StatusCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_way_that_changes_the_method_takes_no_word_of_a_body_along()
    {
        var server = Redirecting(HttpStatusCode.SeeOther, "/new");
        using var client = _rig.CreateClient(server);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/old") { Content = new StringContent("body") };
        request.Headers.TransferEncodingChunked = true;
        using var response = await client.SendAsync(request);

        Assert.False(server.Requests[1].Headers.ContainsKey("Transfer-Encoding"));
    }

    private static StubServer Redirecting(HttpStatusCode status, string location)
    {
        var isFirst = true;
        return new StubServer(_ =>
        {
            var answer = isFirst ? Answer.Redirect(status, location) : Answer.Status(HttpStatusCode.OK);
            isFirst = false;
            return answer;
        });
    }
}
