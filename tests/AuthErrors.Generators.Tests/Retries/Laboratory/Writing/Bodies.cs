using System;
using System.Globalization;

namespace AuthErrors.Generators.Tests.Retries.Laboratory.Writing;

/// <summary>Methods that send, and send again.</summary>
internal static class Bodies
{
    private const string Response = "HttpResponseMessage";

    /// <summary>Adds a method that is given a token.</summary>
    public static Call Method(Draft draft)
    {
        var name = draft.Name("Attempt");
        var style = Styles(draft);
        switch (draft.Pick(0, 0, 0, 0, 1, 2, 3))
        {
            case 1 when style == Style.Response: return Guarded(draft, name);
            case 2 when style == Style.Response: return Reporting(draft, name);
            case 3: return Recursion(draft, name, style);
            default:
                draft.Add($"async Task<{Response}> {name}(string token, {draft.Parameters})\n{{\n    {Body(draft, style, guard => guard.Outside)}\n}}");
                return new Call($"{name}(token, {draft.Arguments})", style);
        }
    }

    /// <summary>The statements of a whole request.</summary>
    /// <param name="draft">The program.</param>
    /// <param name="style">How it tells of a rejection.</param>
    public static string Request(Draft draft, Style style)
        => Body(draft, style, guard => draft.IsOneIn(12) && guard.Outside.Length > 0 && !guard.First.Contains("token", StringComparison.Ordinal)
            ? $"{guard.Outside}\n{Refreshes.FirstToken(draft, guard)}"
            : $"{guard.Outside}\n{Refreshes.FirstToken(draft, draft.IsOneIn(2) ? guard : null)}");

    /// <summary>How a new method tells of a rejection.</summary>
    public static Style Styles(Draft draft) => draft.Pick(Style.Response, Style.Response, Style.Response, Style.Auth, Style.Auth, Style.Http);

    private static string Body(Draft draft, Style style, Func<Guard, string> begin) => draft.Pick(0, 0, 1, 1, 1, 2, 3, 3, 4, 5, 6, 7, 8) switch
    {
        0 => Straight(draft, style, begin),
        1 => Endless(draft, style, begin),
        2 => Goto(draft, style, begin),
        3 => Counted(draft, style, begin),
        4 => Each(draft, style, begin),
        5 => While(draft, style, begin),
        6 when style == Style.Response => Machine(draft, begin),
        7 => $"{begin(Guards.None)}\nreturn await {Calls.In(draft, style, Recursion(draft, draft.Name("Again"), style)).Text};",
        8 => $"{begin(Guards.None)}\nreturn await {Calls.In(draft, style, Libraries.Call(draft)).Text};",
        _ => Nested(draft, style, begin),
    };

    private static string Straight(Draft draft, Style style, Func<Guard, string> begin)
    {
        var last = $"return await {Calls.In(draft, style, Calls.Any(draft)).Text};";
        if (style == Style.Response && draft.IsOneIn(4))
        {
            var (r, may) = (draft.Name("r"), draft.IsOneIn(2) ? Guards.Any(draft) with { IsInside = false } : Guards.None);
            return $"{begin(may)}\nvar {r} = await {Calls.In(draft, style, Calls.Any(draft)).Text};\nreturn {Rejections.Of(draft, r)} && {may.May} ? await Send({Refreshes.Expression(draft)}, {draft.Arguments}) : {r};";
        }

        if (!draft.IsOneIn(5))
        {
            var once = draft.IsOneIn(3) ? Guards.Any(draft) : Guards.None;
            return $"{begin(once)}\n{Turns.Write(draft, once, style, "")}\n{last}";
        }

        var guard = Guards.Any(draft);
        return $"{begin(guard)}\n{{\n{Turns.Write(draft, guard, style, "")}\n}}\n\n{{\n{Turns.Write(draft, guard, style, "")}\n}}\n\n{last}";
    }

    private static string Endless(Draft draft, Style style, Func<Guard, string> begin)
    {
        var guard = Guards.Any(draft);
        var turn = Turns.Write(draft, guard, style, draft.Pick("", "continue;"));
        return draft.Pick(0, 0, 1, 2) switch
        {
            1 => $"{begin(guard)}\nfor (;;)\n{{\n    {turn}\n}}",
            2 => $"{begin(guard)}\ndo\n{{\n    {turn}\n}}\nwhile (true);",
            _ => $"{begin(guard)}\nwhile (true)\n{{\n    {turn}\n}}",
        };
    }

    private static string Goto(Draft draft, Style style, Func<Guard, string> begin)
    {
        var (guard, label) = (Guards.Any(draft), draft.Name("again"));
        return $"{begin(guard)}\n{label}:\n{Turns.Write(draft, guard, style, $"goto {label};")}\ngoto {label};";
    }

    private static string Counted(Draft draft, Style style, Func<Guard, string> begin)
    {
        var (i, turns) = (draft.Name("i"), draft.Pick(1, 2, 2, 2, 2, 3, 3, 4));
        var guard = draft.IsOneIn(2) ? Guards.LoopVariable(draft, i, turns) : Guards.Any(draft);
        var turn = Turns.Write(draft, guard, style, draft.Pick("", "continue;"));
        var end = End(draft, style);
        var count = turns.ToString(CultureInfo.InvariantCulture);
        return draft.Pick(0, 0, 0, 1, 2, 3, 4, 5) switch
        {
            1 => $"{begin(guard)}\nconst int max{i} = {count};\nfor (var {i} = 0; {i} < max{i}; {i}++)\n{{\n    {turn}\n}}\n\n{end}",
            2 => $"{begin(guard)}\nvar {i} = 0;\nwhile ({i} < {count})\n{{\n    {turn.Replace("continue;", $"{{ {i}++; continue; }}", StringComparison.Ordinal)}\n    {i}++;\n}}\n\n{end}",
            3 => $"{begin(guard)}\nvar {i} = 0;\ndo\n{{\n    {turn}\n}}\nwhile (++{i} < {count});\n\n{end}",
            4 => $"{begin(guard)}\nfor (var {i} = {count} - 1; {i} >= 0; {i}--)\n{{\n    {turn}\n}}\n\n{end}",
            5 => $"{begin(guard)}\nforeach (var {i} in System.Linq.Enumerable.Range(0, {count}))\n{{\n    {turn}\n}}\n\n{end}",
            _ => $"{begin(guard)}\nfor (var {i} = 0; {i} < {count}; {i}++)\n{{\n    {turn}\n}}\n\n{end}",
        };
    }

    private static string Each(Draft draft, Style style, Func<Guard, string> begin)
    {
        var item = draft.Name("item");
        var (values, guard) = draft.Pick(0, 1, 2, 3, 4) switch
        {
            0 => ("new[] { true, false }", Guards.None with { May = item }),
            1 => ("new[] { false, true }", Guards.None with { May = draft.Pick(item, $"!{item}") }),
            2 => ("new[] { 0, 1, 2 }", Guards.LoopVariable(draft, item, 3)),
            3 => ("new[] { \"eu\", \"us\" }", draft.IsOneIn(2) ? Guards.None with { May = $"{item} == \"eu\"" } : Guards.Any(draft)),
            _ => ("Hosts", Guards.Any(draft)),
        };
        if (values == "Hosts")
        {
            draft.AddOnce("static readonly string[] Hosts = [\"eu\", \"us\", \"asia\"];");
        }

        if (draft.IsOneIn(10))
        {
            draft.AddOnce("static async IAsyncEnumerable<int> Attempts(int count)\n{\n    for (var i = 0; i < count; i++)\n    {\n        await Task.Yield();\n        yield return i;\n    }\n}");
            guard = draft.IsOneIn(2) ? Guards.LoopVariable(draft, item, 2) : guard.Name.Length > 0 ? guard : Guards.None;
            return $"{begin(guard)}\nawait foreach (var {item} in Attempts(2))\n{{\n    {Turns.Write(draft, guard, style, draft.Pick("", "continue;"))}\n}}\n\n{End(draft, style)}";
        }

        // Sometimes the list says when to refresh, not when one may.
        if (style == Style.Response && values.Contains("true", StringComparison.Ordinal) && draft.IsOneIn(2))
        {
            var last = draft.Name("last");
            return $"{begin(Guards.None)}\n{Response}? {last} = null;\nforeach (var {item} in {values})\n{{\n    if ({item})\n    {{\n        {Refreshes.Statement(draft)}\n    }}\n\n    {last} = await {Calls.In(draft, style, Calls.Any(draft)).Text};\n    if (!({Rejections.Of(draft, last)})) break;\n}}\n\nreturn {last}!;";
        }

        return $"{begin(guard)}\nforeach (var {item} in {values})\n{{\n    {Turns.Write(draft, guard, style, draft.Pick("", "continue;"))}\n}}\n\n{End(draft, style)}";
    }

    /// <summary>The guard is the condition of the loop.</summary>
    private static string While(Draft draft, Style style, Func<Guard, string> begin)
    {
        var guard = Guards.Any(draft) with { IsInside = false };
        var turn = Turns.Write(draft, guard with { May = "true" }, style, draft.Pick("", "continue;"));
        return draft.IsOneIn(3)
            ? $"{begin(guard)}\ndo\n{{\n    {turn}\n}}\nwhile ({guard.May});\n\n{End(draft, style)}"
            : $"{begin(guard)}\nwhile ({guard.May})\n{{\n    {turn}\n}}\n\n{End(draft, style)}";
    }

    /// <summary>A loop in a loop; the guard belongs to the outer one, or should.</summary>
    private static string Nested(Draft draft, Style style, Func<Guard, string> begin)
    {
        var guard = Guards.Any(draft) with { IsInside = false };
        var (outside, between) = draft.IsOneIn(3) ? (Guards.None, guard.Declaration) : (guard, "");
        var (i, j) = (draft.Name("i"), draft.Name("j"));
        var inner = draft.Pick("break;", "continue;", "");
        return $"{begin(outside)}\nfor (var {i} = 0; {i} < {draft.Pick("2", "3")}; {i}++)\n{{\n    {between}\n    for (var {j} = 0; {j} < {draft.Pick("1", "2", "2")}; {j}++)\n    {{\n        {Turns.Write(draft, guard, style, inner)}\n    }}\n}}\n\n{End(draft, style)}";
    }

    /// <summary>A state machine.</summary>
    private static string Machine(Draft draft, Func<Guard, string> begin)
    {
        draft.AddOnce("enum Step { First, Renew, Second, Last }");
        var (step, r) = (draft.Name("step"), draft.Name("r"));
        var afterRenew = draft.Pick("Step.Last", "Step.Last", "Step.Second", "Step.Second", "Step.First");
        var afterSecond = draft.Pick("Step.Last", "Step.Last", "Step.Renew", "Step.First");
        return $"{begin(Guards.None)}\nvar {step} = Step.First;\n{Response}? {r} = null;\nwhile (true)\n{{\n    switch ({step})\n    {{\n        case Step.First:\n            {r} = await {Calls.In(draft, Style.Response, Calls.Any(draft)).Text};\n            if (!({Rejections.Of(draft, r)})) return {r};\n            {step} = Step.Renew;\n            {draft.Pick("break;", "goto case Step.Renew;")}\n        case Step.Renew:\n            {Refreshes.Statement(draft)}\n            {step} = {afterRenew};\n            break;\n        case Step.Second:\n            {r} = await {Calls.In(draft, Style.Response, Calls.Plain(draft)).Text};\n            if ({r}.IsSuccessStatusCode) return {r};\n            {step} = {afterSecond};\n            continue;\n        default:\n            return await {Calls.In(draft, Style.Response, Calls.Plain(draft)).Text};\n    }}\n}}";
    }

    private static Call Recursion(Draft draft, string name, Style style)
    {
        var guard = Guards.Parameter(draft);
        var argument = draft.Pick(guard.Next, $"{guard.Name}: {guard.Next}");
        var first = draft.IsOneIn(3) ? "" : $", {guard.First}";
        var parameter = first.Length == 0 ? $", {guard.Type} {guard.Name} = {guard.First}" : $", {guard.Type} {guard.Name}";
        var parameters = $"string token, {draft.Parameters}{parameter}";
        var used = guard with { Name = "", Mark = "" };
        var self = $"return await {name}(token, {draft.Arguments}, {argument});";
        if (draft.IsOneIn(3))
        {
            // By way of another method, which refreshes.
            var other = draft.Name("OnRejected");
            draft.Add($"async Task<{Response}> {other}({parameters})\n{{\n    {Refreshes.Statement(draft)}\n    {self}\n}}");
            var (r, e) = (draft.Name("r"), draft.Name("e"));
            var call = Calls.In(draft, style, Calls.Any(draft)).Text;
            var go = $"return await {other}(token, {draft.Arguments}, {guard.Name});";
            draft.Add(style == Style.Response
                ? $"async Task<{Response}> {name}({parameters})\n{{\n    var {r} = await {call};\n    if (!({Rejections.Of(draft, r)}) || !({guard.May})) return {r};\n    {go}\n}}"
                : $"async Task<{Response}> {name}({parameters})\n{{\n    try\n    {{\n        return await {call};\n    }}\n    catch ({Rejections.ExceptionOf(style)} {e}) when ({Rejections.Of(draft, e, style)} && {guard.May})\n    {{\n        {go}\n    }}\n}}");
        }
        else
        {
            draft.Add($"async Task<{Response}> {name}({parameters})\n{{\n    {Turns.Write(draft, used, style, self)}\n}}");
        }

        return new Call($"{name}(token, {draft.Arguments}{first})", style);
    }

    /// <summary>The caller says whether the method may refresh.</summary>
    private static Call Guarded(Draft draft, string name)
    {
        var may = draft.Name("may");
        draft.Add($"async Task<{Response}> {name}(string token, bool {may}, {draft.Parameters})\n{{\n    {Turns.Write(draft, Guards.None with { May = may }, Style.Response, "")}\n    return await {Calls.In(draft, Style.Response, Calls.Plain(draft)).Text};\n}}");
        return new Call($"{name}(token, {draft.Pick("true", "false", "false")}, {draft.Arguments})", Style.Response);
    }

    /// <summary>The method says whether it has refreshed.</summary>
    private static Call Reporting(Draft draft, string name)
    {
        var (outer, r, did) = (draft.Name("Whole"), draft.Name("r"), draft.Name("did"));
        var claimed = draft.Pick("true", "true", "true", "false");
        draft.Add($"async Task<(HttpResponseMessage Response, bool Refreshed)> {name}(string token, {draft.Parameters})\n{{\n    var {r} = await {Calls.In(draft, Style.Response, Calls.Plain(draft)).Text};\n    if (!({Rejections.Of(draft, r)})) return ({r}, false);\n    {Refreshes.Statement(draft)}\n    return (await {Calls.In(draft, Style.Response, Calls.Plain(draft)).Text}, {claimed});\n}}");
        var take = draft.IsOneIn(2)
            ? $"var ({r}, {did}) = await {name}(token, {draft.Arguments});"
            : $"var both{r} = await {name}(token, {draft.Arguments});\n    var {r} = both{r}.Response;\n    var {did} = both{r}.Refreshed;";
        draft.Add($"async Task<{Response}> {outer}(string token, {draft.Parameters})\n{{\n    {take}\n    if (!({Rejections.Of(draft, r)}) || {did}) return {r};\n    {Refreshes.Statement(draft)}\n    return await {Calls.In(draft, Style.Response, Calls.Plain(draft)).Text};\n}}");
        return new Call($"{outer}(token, {draft.Arguments})", Style.Response);
    }

    private static string End(Draft draft, Style style) => draft.IsOneIn(2)
        ? "throw new InvalidOperationException(\"unreachable\");"
        : $"return await {Calls.In(draft, style, Calls.Plain(draft)).Text};";
}
