using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Tour;

/// <summary>The steps of the tour. Each does one thing for real, shows what matters of its output, and stops the tour when it comes out differently.</summary>
internal sealed class Steps(Narrator narrator, Workspace workspace, CancellationToken cancellationToken)
{
    private const string Rule = "AUTH2001";
    private const string NewCode = "session_revoked";

    private readonly DotnetCli _dotnet = new(workspace, narrator.Command, cancellationToken);
    private ConsumerProject? _client;

    private ConsumerProject Client => _client ?? throw new InvalidOperationException("The consumer comes first.");

    public void Open()
    {
        narrator.Title("A catalog of auth error codes goes in; a failing build, its repair and typed errors come out.");
        narrator.Say("Every command below is run for real, which takes about a minute. All that they write is in a folder");
        narrator.Say($"outside of this clone, {workspace.Root}, which is deleted at the end.");
    }

    public async Task PackThePackagesAsync()
    {
        narrator.Step("Pack the packages of this clone");
        foreach (var package in await PackageFeed.PackAsync(workspace, _dotnet))
        {
            narrator.Show(Path.GetFileName(package));
        }
    }

    public void CreateTheConsumer()
    {
        _client = DeposiumClient.Create(workspace, _dotnet);

        narrator.Step("Create a project that uses them");
        narrator.Say($"{DeposiumClient.Project} needs one line:");
        narrator.Show(Client.Read(DeposiumClient.Project).Split('\n').Single(static line => line.Contains("PackageReference", StringComparison.Ordinal)).Trim());
        narrator.Say($"{DeposiumClient.Catalog} stands beside it and lists the codes of the Deposium gateway.");
        narrator.Say($"The program ends with a status that depends on the code. From {DeposiumClient.Program}:");
        var lines = Client.Read(DeposiumClient.Program).TrimEnd().Split('\n').ToList();
        foreach (var line in lines.Skip(lines.FindIndex(static line => line.StartsWith("static int ExitStatus", StringComparison.Ordinal))))
        {
            narrator.Show(line);
        }
    }

    public async Task SeeTheBuildFailAsync()
    {
        narrator.Step("Build it: codes that only a catch-all takes are an error");
        await FailToBuildAsync("auth_unavailable", "auth_timeout");
        narrator.Say("Nobody has decided what these two mean for a caller; '_' would have decided it by accident.");
    }

    public async Task RepairWithDotnetFormatAsync()
    {
        narrator.Step("Repair it with dotnet format (in an IDE: one keystroke)");
        await FormatAsync();
        narrator.Say("Each code has an arm of its own now. It throws, because only a person knows the answer.");
    }

    public async Task DecideAndRunAsync()
    {
        narrator.Step("Decide, build and run");
        narrator.Say("This is the person's part. The key is not at fault in either case, so 1, like any other failure.");
        Decide(("auth_unavailable", 1), ("auth_timeout", 1));
        await BuildAsync();
        await ListAsync("auth_timeout", 1);
    }

    public async Task AddACodeAsync()
    {
        narrator.Step("The service gets a new code: every switch that must know it fails");
        Change(DeposiumClient.Catalog, () => DeposiumClient.AddCode(
            Client, NewCode, summary: "The session of this key was ended by an administrator.", hint: "Ask your administrator."));
        await FailToBuildAsync(NewCode);
        await FormatAsync();
        narrator.Say("A revoked session is a rejected key, so 2.");
        Decide((NewCode, 2));
        await BuildAsync();
        await ListAsync(NewCode, 2);
    }

    public async Task CallTheGatewayAsync()
    {
        var answers = GatewayAnswers.For(Client.Read(DeposiumClient.Catalog));
        await using var server = await GatewayServer.StartAsync(answers, cancellationToken);

        narrator.Step("Call a gateway that refuses in every way it knows");
        narrator.Say($"It listens at {server.Address}. It answers 401 with each code of the catalog, with one that the catalog");
        narrator.Say("does not list, and with JSON and HTML that carry no code; and it answers 200 with a body that looks like an error.");
        foreach (var answer in answers)
        {
            var address = $"{server.Address}/{answer.Path}";
            var call = await Client.RunAsync(address);
            if (call.ExitCode != answer.ExitStatus)
            {
                throw new SurpriseException(FormattableString.Invariant($"{address} should have led to the exit status {answer.ExitStatus}."), call);
            }

            foreach (var line in call.Lines)
            {
                narrator.Show(line);
            }
        }
    }

    public void Close()
    {
        narrator.Title("That was the main job: no code without a decision, and errors that say what to do. README.md goes on from here.");
    }

    private async Task FailToBuildAsync(params string[] wireCodes)
    {
        var build = await Client.BuildAsync();
        var error = build.MustFailWith(Rule);
        narrator.Bad(Client.Shorten(error.Whole));
        var unnamed = wireCodes.Where(code => !error.Text.Contains($"\"{code}\"", StringComparison.Ordinal)).ToList();
        if (unnamed.Count > 0)
        {
            throw new SurpriseException($"The error should name {string.Join(" and ", unnamed)}.", build);
        }
    }

    private async Task BuildAsync()
    {
        var build = (await Client.BuildAsync()).MustSucceed();
        narrator.Good(build.Lines.Single(static line => line.StartsWith("Build succeeded", StringComparison.Ordinal)));
        foreach (var message in build.Messages)
        {
            throw new SurpriseException($"The build should be quiet, and says {message.Id}.", build);
        }
    }

    private async Task FormatAsync()
    {
        var before = Client.Read(DeposiumClient.Program);
        var format = (await Client.FormatAsync(Rule)).MustSucceed();
        var after = Client.Read(DeposiumClient.Program);
        if (before == after)
        {
            throw new SurpriseException($"{DeposiumClient.Program} should have changed.", format);
        }

        narrator.Difference(LineDiff.Of(before, after));
    }

    private async Task ListAsync(string wireCode, int exitStatus)
    {
        var expected = FormattableString.Invariant($"{wireCode,-20}{exitStatus}");
        var list = (await Client.RunAsync()).MustSucceed();
        foreach (var line in list.Lines)
        {
            narrator.Show(line);
        }

        if (!list.Lines.Contains(expected, StringComparer.Ordinal))
        {
            throw new SurpriseException($"There should be a line '{expected}'.", list);
        }
    }

    private void Decide(params (string WireCode, int ExitStatus)[] decisions) => Change(DeposiumClient.Program, () =>
    {
        foreach (var (wireCode, exitStatus) in decisions)
        {
            DeposiumClient.Decide(Client, wireCode, exitStatus);
        }
    });

    private void Change(string file, Action change)
    {
        var before = Client.Read(file);
        change();
        narrator.Difference(LineDiff.Of(before, Client.Read(file)));
    }
}
