namespace AuthErrors.Generators.Tests.Retries.Laboratory.Writing;

/// <summary>One turn of a retry: send, look at the answer, refresh, and once more.</summary>
internal static class Turns
{
    /// <summary>Statements that return or throw unless there is another turn.</summary>
    /// <param name="draft">The program.</param>
    /// <param name="guard">Decides whether there is another turn.</param>
    /// <param name="style">How the caller learns of a rejection.</param>
    /// <param name="again">The statement that begins the next turn; empty if it follows.</param>
    public static string Write(Draft draft, Guard guard, Style style, string again)
        => style == Style.Response ? Responding(draft, guard, again) : Throwing(draft, guard, style, again);

    /// <summary>Refresh and mark.</summary>
    public static string Renew(Draft draft, Guard guard)
        => guard.Mark.Length == 0 ? Refreshes.Statement(draft)
            : draft.IsOneIn(8) ? $"try\n{{\n    {Refreshes.Statement(draft)}\n}}\nfinally\n{{\n    {guard.Mark}\n}}"
            : draft.InAnyOrder(Refreshes.Statement(draft), guard.Mark);

    private static string Responding(Draft draft, Guard guard, string again)
    {
        var r = draft.Name("r");
        var sent = $"{guard.Inside}\n{Noise(draft)}\n{Send(draft, r)}";
        var rejected = Rejections.Of(draft, r);
        var renew = Renew(draft, guard);
        var go = draft.Name("go");
        switch (draft.Pick(0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11))
        {
            case 1: return $"{sent}\nif ({rejected} && {guard.May})\n{{\n    {renew}\n    {again}\n}}\nelse\n{{\n    return {r};\n}}";
            case 2: return $"{sent}\nif (!({rejected})) return {r};\nif (!({guard.May})) return {r};\n{renew}\n{again}";
            case 3: return $"{sent}\nvar {go} = {rejected} && {guard.May};\nif (!{go}) return {r};\n{renew}\n{again}";
            case 4: return $"{sent}\nswitch ({r}.StatusCode)\n{{\n    case Unauthorized when {guard.May}:\n        {renew}\n        {(again.Length == 0 ? "break;" : again)}\n    default:\n        return {r};\n}}";
            case 5: return $"{sent}\nvar {go} = ({rejected}, {guard.May}) switch {{ (true, true) => 2, (true, false) => 1, _ => 0 }};\nif ({go} < 2) return {r};\n{renew}\n{again}";
            case 6:
                draft.AddOnce($"static bool ShouldRenew(HttpResponseMessage response, bool may) => response.StatusCode == Unauthorized && may;");
                return $"{sent}\nif (!ShouldRenew({r}, {guard.May})) return {r};\n{renew}\n{again}";
            case 7:
                draft.AddOnce("static void Decide(HttpResponseMessage response, bool may, out bool go)\n{\n    go = false;\n    if (response.StatusCode == Unauthorized) go = may;\n}");
                return $"{sent}\nDecide({r}, {guard.May}, out var {go});\nif (!{go}) return {r};\n{renew}\n{again}";
            case 8 when guard is { Type: "bool", First: "false", Name.Length: > 0 }:
                draft.AddOnce("static bool Take(HttpResponseMessage response, ref bool done)\n{\n    if (response.IsSuccessStatusCode || done) return false;\n    done = true;\n    return true;\n}");
                return $"{sent}\nif (!Take({r}, ref {guard.Name})) return {r};\n{Refreshes.Statement(draft)}\n{again}";
            case 9: return $"{sent}\nbool {go}() => {rejected} && {guard.May};\nif (!{go}()) return {r};\n{renew}\n{again}";
            case 10: return $"{sent}\nif ({r}.IsSuccessStatusCode) return {r};\nif ({r}.StatusCode is not (Unauthorized or Forbidden)) return {r};\nif ({guard.May})\n{{\n    {renew}\n}}\nelse return {r};\n{again}";
            case 11:
                // Sends once more before the turn is over.
                return $"{sent}\nif (!({rejected}) || !({guard.May})) return {r};\n{renew}\n{r} = await {Calls.In(draft, Style.Response, Calls.Plain(draft)).Text};\nif (!({Rejections.Of(draft, r)})) return {r};\n{again}";
            default: return $"{sent}\nif (!({rejected}) || !({guard.May})) return {r};\n{renew}\n{again}";
        }
    }

    private static string Send(Draft draft, string r)
    {
        var (call, send) = (Calls.In(draft, Style.Response, Calls.Any(draft)).Text, draft.Name("send"));
        return draft.Pick(0, 0, 0, 0, 0, 0, 1, 2, 3) switch
        {
            1 => $"Func<Task<HttpResponseMessage>> {send} = () => {call};\nvar {r} = await {send}();",
            2 => $"Task<HttpResponseMessage> {send}() => {call};\nvar {r} = await {send}();",
            3 => $"var {send} = {call};\nvar {r} = await {send};",
            _ => $"var {r} = await {call};",
        };
    }

    private static string Throwing(Draft draft, Guard guard, Style style, string again)
    {
        var call = Calls.In(draft, style, Calls.Any(draft)).Text;
        var (e, exception) = (draft.Name("e"), Rejections.ExceptionOf(style));
        var rejected = Rejections.Of(draft, e, style);
        var renew = Renew(draft, guard);
        var top = $"{guard.Inside}\n{Noise(draft)}";
        switch (draft.Pick(0, 0, 0, 1, 1, 2, 3, 4, 5))
        {
            case 1: return $"{top}\ntry\n{{\n    return await {call};\n}}\ncatch ({exception} {e}) when ({rejected})\n{{\n    if (!({guard.May})) throw;\n    {renew}\n    {again}\n}}";
            case 2:
                var failure = draft.Name("failure");
                return $"{top}\n{exception}? {failure} = null;\ntry\n{{\n    return await {call};\n}}\ncatch ({exception} {e})\n{{\n    {failure} = {e};\n}}\n\nif (!({Rejections.Of(draft, failure, style)}) || !({guard.May})) throw new {(style == Style.Auth ? $"AuthException({failure}.Status)" : $"HttpRequestException(\"failed\", {failure}, {failure}.StatusCode)")};\n{renew}\n{again}";
            case 3: return $"{top}\ntry\n{{\n    try\n    {{\n        return await {call};\n    }}\n    catch ({exception} {e}) when ({rejected} && {guard.May})\n    {{\n        {renew}\n        {again}\n    }}\n}}\nfinally\n{{\n    ct.ThrowIfCancellationRequested();\n}}";
            case 4 when style == Style.Auth: return $"{top}\ntry\n{{\n    return await {call};\n}}\ncatch (Exception {e}) when ({e} is AuthException {{ Status: Unauthorized }} && {guard.May})\n{{\n    {renew}\n    {again}\n}}";
            case 5: return $"{top}\ntry\n{{\n    return await {call};\n}}\ncatch (OperationCanceledException)\n{{\n    throw;\n}}\ncatch ({exception} {e})\n{{\n    if ({rejected} && {guard.May})\n    {{\n        {renew}\n    }}\n    else throw;\n}}\n\n{again}";
            default: return $"{top}\ntry\n{{\n    return await {call};\n}}\ncatch ({exception} {e}) when ({rejected} && {guard.May})\n{{\n    {renew}\n    {again}\n}}";
        }
    }

    private static string Noise(Draft draft) => draft.Pick("", "", "", "", "", "await Task.Delay(1, ct);", $"using var {draft.Name("scope")} = new CancellationTokenSource();", "ct.ThrowIfCancellationRequested();", "await Task.Yield();", "if (ct.IsCancellationRequested) throw new OperationCanceledException(ct);");
}
