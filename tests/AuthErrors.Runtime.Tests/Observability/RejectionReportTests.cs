using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using AuthErrors.Runtime.Tests.Handlers;
using AuthErrors.Runtime.Tests.Responses;
using AuthErrors.Runtime.Tests.Sessions;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AuthErrors.Runtime.Tests.Observability;

[Collection(nameof(ObservabilityCollection))]
public sealed class RejectionReportTests : IDisposable
{
    private static readonly Uri Origin = new("https://api.example/");

    private readonly Recording _recording = new();
    private readonly ScriptedIssuer _issuer = new();

    public void Dispose() => _recording.Dispose();

    [Theory]
    [InlineData(AuthRecovery.Surface, "surface")]
    [InlineData(AuthRecovery.Refresh, "refresh")]
    [InlineData(AuthRecovery.Reauthenticate, "reauthenticate")]
    [InlineData(AuthRecovery.Backoff, "backoff")]
    public async Task A_rejection_is_logged_and_counted_by_status_and_recovery(AuthRecovery recovery, string tag)
    {
        using var client = CreateClient(_ => Answer.Code(HttpStatusCode.Forbidden, recovery), new CodeClassifier());
        await Assert.ThrowsAsync<AuthErrorException>(() => client.GetAsync(Origin));

        var rejection = _recording.Logs.First(static entry => entry.Id == 20);
        Assert.Equal(LogLevel.Information, rejection.Level);
        Assert.Contains($"The server answered 403 to {_issuer.First()}: {recovery}.", rejection.Text, StringComparison.Ordinal);
        Assert.Contains(("autherrors.rejections", 1, $"http.response.status_code=403 autherrors.recovery={tag}"), _recording.Measurements);
    }

    [Fact]
    public async Task A_request_that_is_not_sent_again_is_logged()
    {
        using var client = CreateClient(static _ => Answer.Status(HttpStatusCode.Unauthorized));
        using var content = new StreamContent(new OneWayStream(new string('x', 100_000)));
        await Assert.ThrowsAsync<AuthErrorException>(() => client.PostAsync(Origin, content));

        Assert.Equal((21, LogLevel.Warning), _recording.Logs.Select(static entry => (entry.Id, entry.Level)).Last());
    }

    [Fact]
    public async Task A_redirect_that_is_not_followed_is_logged()
    {
        using var client = CreateClient(static _ => Answer.Redirect(HttpStatusCode.TemporaryRedirect, "https://abroad.example/"));
        using var response = await client.PostAsync(Origin, new StringContent("{}"));

        Assert.Equal((22, LogLevel.Information), _recording.Logs.Select(static entry => (entry.Id, entry.Level)).Last());
    }

    private HttpClient CreateClient(Func<SentRequest, HttpResponseMessage> answer, IAuthErrorClassifier? classifier = null)
    {
        var session = new TokenSession(new InMemoryTokenStore(_issuer.First()), _issuer, new TokenSessionOptions { Logger = _recording });
        return new HttpClient(new AuthRecoveryHandler(session, Origin, new AuthRecoveryOptions { Classifier = classifier }, new StubServer(answer)));
    }
}
