using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tour;
using Xunit;

namespace AuthErrors.Packages.Tests.Samples;

public sealed partial class TourTests(FinishedTour tour) : IClassFixture<FinishedTour>
{
    [Fact]
    public void It_ends_well_and_says_where_to_read_on()
    {
        Assert.True(tour.ExitCode == 0, tour.Output);
        Assert.Contains("README.md", tour.Output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void It_goes_through_its_steps_in_order()
        => Assert.Equal(
            """
            1. Pack the packages of this clone
            $ dotnet pack src/AuthErrors.Runtime
            $ dotnet pack src/AuthErrors.Generators.Package
            2. Create a project that uses them
            3. Build it: codes that only a catch-all takes are an error
            $ dotnet build
            4. Repair it with dotnet format (in an IDE: one keystroke)
            $ dotnet format analyzers --diagnostics AUTH2001 --no-restore
            5. Decide, build and run
            $ dotnet build
            $ dotnet bin/Debug/net10.0/DeposiumClient.dll
            6. The service gets a new code: every switch that must know it fails
            $ dotnet build
            $ dotnet format analyzers --diagnostics AUTH2001 --no-restore
            $ dotnet build
            $ dotnet bin/Debug/net10.0/DeposiumClient.dll
            7. Call a gateway that refuses in every way it knows
            """.ReplaceLineEndings("\n"),
            string.Join('\n', tour.Output.Split('\n')
                .Select(static line => StepOrCommand.Match(line))
                .Where(static match => match.Success && !match.Value.Contains("http://", StringComparison.Ordinal))
                .Select(static match => match.Groups["shown"].Value.Replace('\\', '/'))));

    [Fact]
    public void It_shows_the_errors_of_both_failing_builds_with_their_places()
    {
        var errors = tour.Output.Split('\n').Where(static line => line.Contains("error AUTH2001", StringComparison.Ordinal)).ToList();

        Assert.Collection(
            errors,
            static error => Assert.Matches(@"^ +Program\.cs\(\d+,\d+\): error AUTH2001: .* AuthUnavailable \(""auth_unavailable""\), AuthTimeout \(""auth_timeout""\);", error),
            static error => Assert.Matches(@"^ +Program\.cs\(\d+,\d+\): error AUTH2001: .* does not handle SessionRevoked \(""session_revoked""\);", error));
    }

    [Fact]
    public void It_shows_what_the_repair_changed()
        => Assert.Contains(
            """
            +     MCPAuthErrorCode.AuthTimeout => throw new NotImplementedException("Not handled yet: auth_timeout"),
                       _ => 1,
            """.ReplaceLineEndings("\n"),
            tour.Output,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("key_missing", "KeyMissing", 1)]
    [InlineData("format_invalid", "FormatInvalid", 2)]
    [InlineData("key_invalid", "KeyInvalid", 2)]
    [InlineData("permission_denied", "PermissionDenied", 3)]
    [InlineData("rate_limited", "RateLimited", 4)]
    [InlineData("auth_unavailable", "AuthUnavailable", 1)]
    [InlineData("auth_timeout", "AuthTimeout", 1)]
    [InlineData("auth_internal_error", "AuthInternalError", 1)]
    [InlineData("accept_invalid", "AcceptInvalid", 1)]
    public void It_prints_the_typed_error_of_each_code(string wireCode, string member, int exitStatus)
    {
        var code = Codes.GetProperty(wireCode);

        AssertAnswer(
            wireCode,
            $"""
            Authentication failed (401): {code.GetProperty("summary")}
            💡 {code.GetProperty("hint")}
            📖 https://deposium.example/docs/errors#{wireCode}
            MCPAuthErrorCode.{member} for "{wireCode}", exit status {exitStatus}
            """);
    }

    [Fact]
    public void It_covers_the_whole_catalog()
    {
        var answered = Answer.Matches(tour.Output).Select(static match => match.Groups["path"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(10, Codes.EnumerateObject().Count());
        Assert.All(Codes.EnumerateObject(), code => Assert.Contains(code.Name, answered));
    }

    [Fact]
    public void It_prints_no_hint_where_the_server_gives_none()
        => AssertAnswer(
            "unknown",
            """
            Authentication failed (401): A code that this client does not know.
            📖 https://deposium.example/docs/errors#unknown
            MCPAuthErrorCode.Unknown for "unknown", exit status 1
            """);

    [Fact]
    public void It_keeps_a_code_that_the_catalog_does_not_list_verbatim()
        => AssertAnswer(
            "quota_frozen",
            """
            Authentication failed (401): A code that no client knows yet.
            💡 Update the client.
            📖 https://deposium.example/docs/errors#quota_frozen
            MCPAuthErrorCode.Unknown for "quota_frozen", exit status 1
            """);

    [Fact]
    public void It_prints_the_typed_error_of_the_code_that_it_added()
        => AssertAnswer(
            "session_revoked",
            """
            Authentication failed (401): The session of this key was ended by an administrator.
            💡 Ask your administrator.
            📖 https://deposium.example/docs/errors#session_revoked
            MCPAuthErrorCode.SessionRevoked for "session_revoked", exit status 2
            """);

    [Fact]
    public void It_prints_a_plain_error_for_a_401_without_a_code()
    {
        AssertAnswer("other-json", "Authentication failed (401)\nThe token was not accepted.\nno code, exit status 1");
        AssertAnswer("proxy-page", "Authentication failed (401)\nInvalid or missing API key\nno code, exit status 1");
    }

    [Fact]
    public void It_prints_the_result_of_a_call_that_succeeds()
        => AssertAnswer("success", """{"result":"three documents","error_code":"key_invalid"}""");

    [Fact]
    public void It_colours_nothing_when_its_output_is_no_terminal() => Assert.DoesNotContain('\u001b', tour.Output);

    [Fact]
    public void It_leaves_no_file_in_the_temporary_folder() => Assert.Empty(tour.FilesLeft);

    [Fact]
    public void It_leaves_no_package_of_ours_among_those_of_the_user()
        => Assert.Empty(Directory.EnumerateDirectories(Repository.UserPackages, "autherrors.*").SelectMany(
            static package => Directory.EnumerateDirectories(package, "*-tour")));

    [SkippableFact]
    public void It_leaves_no_process_behind()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Processes are told by their environment, which only Linux shows.");

        Assert.Empty(tour.ProcessesLeft);
    }

    [SkippableFact]
    public void It_leaves_no_socket_of_dotnet_format_behind()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The names of the sockets are known from the processes, which only Linux shows.");

        Assert.Equal(2, tour.SocketsSeen.Count);
        Assert.DoesNotContain(tour.SocketsSeen, File.Exists);
    }

    private static JsonElement Codes { get; } = JsonDocument
        .Parse(File.ReadAllText(Repository.PathOf("schema", "catalogs", "deposium.auth-errors.json"))).RootElement.GetProperty("codes");

    /// <summary>Asserts what the client printed for the answer at a path, all of it.</summary>
    private void AssertAnswer(string path, string expected)
    {
        var answer = Answer.Matches(tour.Output).Single(match => match.Groups["path"].Value == path).Groups["text"].Value;

        Assert.Equal(expected.ReplaceLineEndings("\n"), string.Join('\n', answer.TrimEnd().Split('\n').Select(static line => line.Trim())));
    }

    [GeneratedRegex(@"^ *\$ dotnet \S+ http://127\.0\.0\.1:\d+/(?<path>\S+)\n(?<text>(.+\n)+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Answer { get; }

    [GeneratedRegex(@"^(?<shown>\d+\. .+)$|^ *(?<shown>\$ dotnet .+?)( --configuration .+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex StepOrCommand { get; }
}
