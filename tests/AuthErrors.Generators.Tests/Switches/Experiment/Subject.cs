using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace AuthErrors.Generators.Tests.Switches.Experiment;

/// <summary>A switch of the experiment.</summary>
/// <param name="Scenario">Over what it goes.</param>
/// <param name="Governing">What stands behind <c>switch</c>.</param>
/// <param name="IsStatement">True for a statement, false for an expression.</param>
/// <param name="Arms">The arms. Those of one section stand together.</param>
internal sealed record Subject(Scenario Scenario, string Governing, bool IsStatement, ImmutableArray<Arm> Arms)
{
    /// <summary>What stands above it in a file.</summary>
    public static string Usings { get; } = string.Join('\n', EnumModel.Codes.Add(EnumModel.Ordinary).Select(static model => $"using static {model.Name};").Prepend("using System;"));

    /// <summary>The switch in a class, with the arm that stands on each line.</summary>
    public (string Text, ImmutableDictionary<int, int> ArmsByLine) Write(string className, string domain)
    {
        List<string> lines = [.. Usings.Split('\n'), "", $"static class {className}", "{", $"    public static int[] Run() => Domain.Run({domain}.Values, Take);", ""];
        var armsByLine = ImmutableDictionary.CreateBuilder<int, int>();
        if (IsStatement)
        {
            WriteStatement();
        }
        else
        {
            WriteExpression();
        }

        lines.Add("}");
        return (string.Join('\n', lines), armsByLine.ToImmutable());

        void WriteExpression()
        {
            lines.AddRange([$"    static int Take({Scenario.ParameterType} value) => {Governing} switch", "    {"]);
            foreach (var (arm, at) in Arms.Select(static (arm, at) => (arm, at)))
            {
                armsByLine.Add(lines.Count, at);
                lines.Add($"        {arm.Pattern!.Text}{arm.When} => {(arm.Body == Arm.Throws ? $"throw new Taken({arm.Section})" : Text.Number(arm.Section))},");
            }

            lines.Add("    };");
        }

        void WriteStatement()
        {
            // The first arm counts. It may go to another, and no further.
            lines.AddRange([$"    static int Take({Scenario.ParameterType} value)", "    {", "        var taken = -1;", $"        switch ({Governing})", "        {"]);
            for (var at = 0; at < Arms.Length; at++)
            {
                var arm = Arms[at];
                armsByLine.Add(lines.Count, at);
                lines.Add(arm.Pattern is null ? "            default:" : $"            case {arm.Pattern.Text}{arm.When}:");
                if (at == Arms.Length - 1 || Arms[at + 1].Section != arm.Section)
                {
                    armsByLine.Add(lines.Count, at);
                    lines.Add($"                if (taken < 0) {{ taken = {arm.Section}; {(arm.Body == Arm.Throws ? "throw new Taken(taken);" : arm.Body)} }} break;");
                }
            }

            lines.AddRange(["        }", "", "        return taken;", "    }"]);
        }
    }

    /// <summary>The arm that takes a value; <see langword="null"/> when none does. The default is asked last.</summary>
    public Arm? TakerOf(Value value, bool guards) => Arms.OrderBy(static arm => arm.Pattern is null).FirstOrDefault(arm => arm.Takes(value, guards));

    /// <summary>Drops arms.</summary>
    public Subject Without(ICollection<int> arms) => this with { Arms = [.. Arms.Where((_, at) => !arms.Contains(at))] };

    /// <summary>Switches with less in them.</summary>
    public IEnumerable<Subject> Simpler()
        => Arms.Select((_, at) => Without([at]))
            .Concat(Arms.SelectMany((arm, at) => (arm.Pattern?.Simpler() ?? []).Select(simpler => With(at, arm with { Pattern = simpler }))))
            .Concat(Arms.Select(static (arm, at) => (arm, at)).Where(static pair => pair.arm.Guard.Length > 0).Select(pair => With(pair.at, pair.arm with { Guard = "" })));

    private Subject With(int at, Arm arm) => this with { Arms = Arms.SetItem(at, arm) };
}
