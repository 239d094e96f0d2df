using System.Globalization;

namespace AuthErrors.Generators.Tests.Retries.Laboratory.Writing;

/// <summary>Thinks of guards, right and wrong ones.</summary>
internal static class Guards
{
    private const int MaxWrongLimit = 3;

    /// <summary>A guard in a local variable.</summary>
    public static Guard Any(Draft draft)
    {
        var guard = Right(draft, Limit(draft));
        return draft.Pick(0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6) switch
        {
            1 => guard with { Mark = "" },
            2 when guard is { Mark.Length: > 0, Name.Length: > 0 } => guard with { IsInside = true },
            3 when guard is { Mark.Length: > 0, Name.Length: > 0 } => guard with { Top = $"{guard.Name} = {guard.First};" },
            4 => guard with { May = $"!({guard.May})" },
            5 => None,
            6 when guard is { Mark.Length: > 0, Name.Length: > 0 } => guard with { Mark = $"{guard.Mark}\n{guard.Name} = {guard.First};" },
            _ => guard,
        };
    }

    /// <summary>A guard in a parameter, which the next call gets.</summary>
    public static Guard Parameter(Draft draft)
    {
        Guard guard;
        do
        {
            guard = Right(draft, Limit(draft));
        }
        while (guard.Next.Length == 0);

        return draft.Pick(0, 0, 0, 0, 0, 1, 2) switch
        {
            1 => guard with { Next = guard.Name },
            2 => guard with { Next = guard.First },
            _ => guard,
        };
    }

    public static Guard None { get; } = new("", "", "", "true", "", "");

    /// <summary>The loop variable as guard.</summary>
    public static Guard LoopVariable(Draft draft, string variable, int turns)
        => None with { May = draft.Pick($"{variable} == 0", $"{variable} < 1", $"{variable} is 0", $"{variable} == {Number(turns - 1)}", $"{variable} < {Number(turns - 1)}", $"{variable} != {Number(turns - 1)}", $"{variable} > 0", $"{variable} % 2 == 0", $"{variable} + 1 < {Number(turns)}") };

    private static int Limit(Draft draft) => draft.Pick(1, 1, 1, 1, 1, 1, 2, MaxWrongLimit);

    private static Guard Right(Draft draft, int limit)
    {
        var g = draft.Name("guard");
        var (number, next) = (Number(limit), Number(limit + 1));
        switch (draft.Pick(0, 0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
        {
            case 0:
                return new("bool", g, "false", draft.Pick($"!{g}", $"{g} == false", $"{g} is false", $"{g} is not true"), draft.Pick($"{g} = true;", $"{g} |= true;"), "true");
            case 1:
                return new("bool", g, "true", draft.Pick(g, $"{g} == true", $"{g} is true"), draft.Pick($"{g} = false;", $"{g} = !{g};"), "false");
            case 2:
                return new("int", g, "0", draft.Pick($"{g} < {number}", $"{g} <= {Number(limit - 1)}", $"{g} != {number}", $"{number} > {g}", $"{g} is < {number}", limit == 1 ? $"{g} == 0" : $"{g} < {number}", limit == 1 ? $"{g} is 0" : $"!({g} >= {number})"), draft.Pick($"{g}++;", $"++{g};", $"{g} += 1;", $"{g} = {g} + 1;"), $"{g} + 1");
            case 3:
                return new("int", g, number, draft.Pick($"{g} > 0", $"{g} >= 1", $"{g} != 0", $"0 < {g}", $"{g} is not 0"), draft.Pick($"{g}--;", $"--{g};", $"{g} -= 1;"), $"{g} - 1");
            case 4:
                draft.AddOnce("enum Phase { Start, Renewed, Done }");
                return new("Phase", g, "Phase.Start", limit == 1 ? draft.Pick($"{g} == Phase.Start", $"{g} is Phase.Start", $"{g} < Phase.Renewed", $"{g} switch {{ Phase.Start => true, _ => false }}") : $"{g} != Phase.Done", $"{g} = Phase.Renewed;", "Phase.Renewed");
            case 5:
                draft.AddOnce("[Flags] enum Did { Nothing = 0, Refresh = 1, Sleep = 2 }");
                return new("Did", g, draft.Pick("Did.Nothing", "Did.Sleep"), draft.Pick($"({g} & Did.Refresh) == 0", $"!{g}.HasFlag(Did.Refresh)", $"({g} & Did.Refresh) != Did.Refresh"), $"{g} |= Did.Refresh;", $"{g} | Did.Refresh");
            case 6:
                return new("bool?", g, "null", draft.Pick($"{g} is null", $"{g} != true", $"!({g} ?? false)", $"!{g}.HasValue", $"{g} is not true", $"!{g}.GetValueOrDefault()"), $"{g} = true;", "true");
            case 7:
                return new("int?", g, "null", draft.Pick($"{g} is null", $"({g} ?? 0) < {number}", $"!{g}.HasValue", $"{g} == null"), draft.Pick($"{g} = {number};", $"{g} = ({g} ?? 0) + {number};"), number);
            case 8:
                return new("string?", g, "null", draft.Pick($"{g} is null", $"{g} == null", $"string.IsNullOrEmpty({g})"), $"{g} = token;", "token");
            case 9:
                return new("int", g, "0", draft.Pick($"{g}++ < {number}", $"++{g} <= {number}", $"++{g} < {next}"), "", "");
            case 10:
                return new("int", g, number, draft.Pick($"{g}-- > 0", $"--{g} >= 0"), "", "");
            case 11 when draft.IsHandler:
                draft.AddOnce("static readonly HttpRequestOptionsKey<bool> Marker = new(\"refreshed\");");
                return new("", "", "", draft.Pick("!(request.Options.TryGetValue(Marker, out var done) && done)", "!request.Options.TryGetValue(Marker, out var done)").Replace("done", draft.Name("done"), System.StringComparison.Ordinal), "request.Options.Set(Marker, true);", "");
            case 11 when draft.IsOneIn(3):
                draft.AddOnce("sealed class Memory { public bool Refreshed; public int Count { get; set; } }");
                return new("Memory", g, "new()", draft.Pick($"!{g}.Refreshed", $"{g}.Count == 0"), $"{g}.Refreshed = true; {g}.Count++;", "");
            default:
                return new("bool", g, "false", $"!{g}", $"{g} = true;", "true");
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
