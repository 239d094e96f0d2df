namespace AuthErrors.Generators.Tests.Retries.Laboratory.Writing;

/// <summary>The ways to refresh the token.</summary>
internal static class Refreshes
{
    /// <summary>An expression that refreshes and gives the new token.</summary>
    public static string Expression(Draft draft)
    {
        switch (draft.Pick(0, 0, 0, 0, 1, 2, 3, 4, 5))
        {
            case 1: return "await Auth.RefreshAsync(ct)";
            case 2:
                draft.AddOnce("Task<string> Renew(string token, CancellationToken ct) => Gate.RefreshAsync(token, ct);");
                return "await Renew(token, ct)";
            case 3:
                draft.AddOnce("async Task<string> RenewSlowly(string token, CancellationToken ct)\n{\n    await Task.Yield();\n    return await Gate.RefreshAsync(token, ct);\n}");
                return "await RenewSlowly(token, ct)";
            case 4:
                draft.AddOnce("static async Task<string> With(Func<string, CancellationToken, Task<string>> renew, string token, CancellationToken ct) => await renew(token, ct);");
                return draft.Pick("await With(Gate.RefreshAsync, token, ct)", "await With((old, c) => Gate.RefreshAsync(old, c), token, ct)");
            default: return "await Gate.RefreshAsync(token, ct)";
        }
    }

    /// <summary>Statements after which the token is new.</summary>
    public static string Statement(Draft draft)
    {
        switch (draft.Pick(0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7))
        {
            case 1: return "Gate.Invalidate(token);\ntoken = await Gate.GetAsync(ct);";
            case 2:
                var renew = draft.Name("renew");
                return $"Func<Task<string>> {renew} = async () => {Expression(draft)};\ntoken = await {renew}();";
            case 3:
                var local = draft.Name("Fresh");
                return $"token = await {local}();\nasync Task<string> {local}() => {Expression(draft)};";
            case 4:
                return $"try\n{{\n    token = {Expression(draft)};\n}}\nfinally\n{{\n    ct.ThrowIfCancellationRequested();\n}}";
            case 5:
                draft.AddOnce("async Task<(string Token, bool IsNew)> RenewPair(string token, CancellationToken ct) => (await Gate.RefreshAsync(token, ct), true);");
                return draft.Pick($"(token, var {draft.Name("isNew")}) = await RenewPair(token, ct);", "token = (await RenewPair(token, ct)).Token;");
            case 6:
                var fresh = draft.Name("fresh");
                return $"var {fresh} = {Expression(draft)};\ntoken = {fresh};";
            case 7:
                var renewed = draft.Name("renewed");
                return $"string? {renewed} = null;\n{renewed} ??= {Expression(draft)};\ntoken = {renewed};";
            default: return $"token = {Expression(draft)};";
        }
    }

    /// <summary>A first token; it may be renewed before anything is sent.</summary>
    /// <param name="draft">The program.</param>
    /// <param name="guard">The guard of what follows, or null.</param>
    public static string FirstToken(Draft draft, Guard? guard)
    {
        var mark = guard is { IsInside: false, Name.Length: > 0 } && !draft.IsOneIn(3) ? guard.Mark : "";
        switch (draft.Pick(0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3))
        {
            case 1: return $"var token = Gate.Current;\nif (Gate.ExpiresSoon)\n{{\n    {draft.InAnyOrder(Statement(draft), mark)}\n}}";
            case 2 when mark.Length == 0:
                draft.AddOnce("async Task<string> Prepare(CancellationToken ct) => Gate.ExpiresSoon ? await Gate.RefreshAsync(Gate.Current, ct) : Gate.Current;");
                return "var token = await Prepare(ct);";
            case 3 when guard is { Type: "bool", First: "false", IsInside: false, Name.Length: > 0 }:
                draft.AddOnce("async Task<(string Token, bool Refreshed)> Silent(CancellationToken ct) => Gate.ExpiresSoon ? (await Gate.RefreshAsync(Gate.Current, ct), true) : (Gate.Current, false);");
                return $"(var token, {guard.Name}) = await Silent(ct);";
            default: return draft.Pick("var token = Gate.Current;", "var token = Gate.Current;", "string token = Auth.Current;");
        }
    }
}
