using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AuthErrors.Systems.Tests.Instagit;

/// <summary>Facts 3, 4 and 11: how a machine registers.</summary>
public sealed class RegistrationTests
{
    private const string Help = "Set INSTAGIT_API_KEY to a key from https://instagit.ai/signup.";

    // That Node computes the same is tested where processes are: AuthErrors.Runtime.Processes.Tests, MachineFingerprintTests.
    [Fact]
    public async Task The_fingerprint_of_the_machine_is_posted()
    {
        await using var rig = await InstagitRig.StartAsync();
        await using var client = rig.CreateClient();
        await client.AskAsync("owner/name", "Does it work?");

        var registration = Assert.Single(rig.Server.Registrations);
        Assert.Equal(("POST", "/v1/auth/anonymous", "application/json"), (registration.Method, registration.Path, registration.Headers["Content-Type"]));
        Assert.Equal($$"""{"fingerprint": "{{MachineFingerprint.Compute()}}"}""", registration.Body);
        Assert.Null(registration.Authorization);
    }

    [Theory]
    [InlineData(303)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(InstagitServer.BrokenConnection)]
    public async Task A_service_that_starts_is_asked_four_times_after_5_10_and_20_seconds(int status)
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.Server.FailRegistrations(status, status, status);
        await using var client = rig.CreateClient();

        Assert.Equal("It works.", await client.AskAsync("owner/name", "Does it work?"));
        Assert.Equal(4, rig.Server.Registrations.Count);
        Assert.Equal([5, 10, 20], rig.Time.Delays.Select(static delay => delay.TotalSeconds));
    }

    [Theory]
    [InlineData(303)]
    [InlineData(503)]
    public async Task A_service_that_does_not_start_is_not_asked_a_fifth_time_and_the_user_is_told_what_to_do(int status)
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.Server.FailRegistrations(Enumerable.Repeat(status, 5));
        await using var client = rig.CreateClient();

        var error = await Assert.ThrowsAsync<AuthErrorException>(() => client.AskAsync("owner/name", "Does it work?"));

        Assert.Equal($"No new token can be had now. The registration endpoint answered {status} without a token. {Help}", error.Message);
        Assert.Equal((4, 0), (rig.Server.Registrations.Count, rig.Server.Questions.Count));
    }

    [Theory]
    [InlineData(200, AuthRecovery.Backoff)]
    [InlineData(429, AuthRecovery.Backoff)]
    [InlineData(500, AuthRecovery.Backoff)]
    [InlineData(400, AuthRecovery.Reauthenticate)]
    [InlineData(403, AuthRecovery.Reauthenticate)]
    [InlineData(404, AuthRecovery.Reauthenticate)]
    public async Task Any_other_answer_without_a_token_is_the_last(int status, AuthRecovery recovery)
    {
        await using var rig = await InstagitRig.StartAsync();
        rig.Server.FailRegistrations(status);
        await using var client = rig.CreateClient();

        var error = await Assert.ThrowsAsync<AuthErrorException>(() => client.AskAsync("owner/name", "Does it work?"));

        Assert.Equal(recovery, error.Recovery);
        Assert.Contains(Help, error.Message, StringComparison.Ordinal);
        Assert.Single(rig.Server.Registrations);
        Assert.Empty(rig.Time.Delays);
        Assert.Null(rig.TokenFileText);
    }

    [Fact]
    public async Task An_address_is_given_three_tokens_and_the_user_is_told_when_it_is_given_the_next()
    {
        await using var rig = await InstagitRig.StartAsync();
        await using var client = rig.CreateClient();
        for (var i = 0; i < 3; i++)
        {
            await client.AskAsync("owner/name", "Does it work?");
            await client.AuthSession.ResetAsync();
        }

        var error = await Assert.ThrowsAsync<AuthErrorException>(() => client.AskAsync("owner/name", "Does it work?"));

        var until = rig.Server.RateLimitUntil.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        Assert.StartsWith(
            $"No new token can be had now. The service takes no more registrations from here for now. It takes the next one after {until} UTC. {Help}",
            error.Message,
            StringComparison.Ordinal);
        Assert.Equal(4, rig.Server.Registrations.Count);

        // Until then it is not asked again.
        await Assert.ThrowsAsync<AuthErrorException>(() => client.AskAsync("owner/name", "Does it work?"));
        Assert.Equal(4, rig.Server.Registrations.Count);
    }

    [Fact]
    public async Task Whoever_waits_hears_of_the_registration_meanwhile()
    {
        await using var rig = await InstagitRig.StartAsync();
        var mayEnd = new TaskCompletionSource();
        rig.Server.RegistrationsMayEnd = mayEnd.Task;
        await using var client = rig.CreateClient();
        var (first, second) = (new Hearing("Registering anonymous token…"), new Hearing("Registering anonymous token…"));

        var answers = Task.WhenAll(client.AskAsync("owner/name", "Does it work?", first), client.AskAsync("owner/name", "And now?", second));
        await Task.WhenAll(first.Heard, second.Heard);
        mayEnd.SetResult();

        Assert.Equal(["It works.", "It works."], await answers);
        Assert.Single(rig.Server.Registrations);
    }
}
