using System;
using System.Globalization;

namespace AuthErrors.Generators.Tests.Retries.Laboratory.Writing;

/// <summary>Retry helpers: home-made ones, and those of a library.</summary>
internal static class Libraries
{
    /// <summary>A call through a helper. It needs a local token, which the helper's callback may renew.</summary>
    public static Call Call(Draft draft)
    {
        var (name, guard) = (draft.Name("Through"), draft.IsOneIn(2) ? Guards.None : Guards.Any(draft) with { IsInside = false, Top = "" });
        var retries = draft.Pick(1, 1, 1, 1, 2, 2, 3).ToString(CultureInfo.InvariantCulture);
        var renew = guard.May == "true" ? $"{Refreshes.Statement(draft)}" : $"if ({guard.May})\n{{\n    {Turns.Renew(draft, guard)}\n}}";
        var (call, handles) = (Calls.In(draft, Style.Response, Calls.Any(draft)).Text, draft.Pick(Rejections.Of(draft, "x"), Rejections.Of(draft, "x"), "x.StatusCode == TooManyRequests"));
        var begin = $"{guard.Outside}";
        const string Message = "HttpResponseMessage";
        var text = draft.Pick(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) switch
        {
            0 => Own(draft, $"return await Retry({retries}, () => {call}, x => {handles}, async () =>\n{{\n    {renew}\n}});"),
            1 => Turned(draft, retries, call, handles),
            2 => $"return await Policy<{Message}>.HandleResult(x => {handles})\n    .RetryAsync({retries}, async (_, _) =>\n    {{\n        {renew}\n    }})\n    .ExecuteAsync(() => {call});",
            3 => $"return await new ResiliencePipelineBuilder<{Message}>()\n    .AddRetry(new() {{ MaxRetryAttempts = {retries}, ShouldHandle = x => {handles}, OnRetry = async _ =>\n    {{\n        {renew}\n    }} }})\n    .Build().ExecuteAsync(() => {call});",
            4 => $"return await new ResiliencePipelineBuilder<{Message}>()\n    .AddRetry(new() {{ MaxRetryAttempts = {draft.Pick("1", "2")}, ShouldHandle = x => {draft.Pick("!x.IsSuccessStatusCode", "x.StatusCode == TooManyRequests")} }})\n    .AddRetry(new() {{ MaxRetryAttempts = {retries}, ShouldHandle = x => {handles}, OnRetry = async _ =>\n    {{\n        {renew}\n    }} }})\n    .Build().ExecuteAsync(() => {call});",
            5 => $"return await global::Polly.Policy.HandleResult<{Message}>(x => {handles})\n    .RetryAsync({retries}, async (_, _) =>\n    {{\n        {renew}\n    }})\n    .ExecuteAsync(() => {call});",
            6 => $"return await global::Polly.Policy.HandleResult<{Message}>(x => {handles})\n    .WaitAndRetryAsync({retries}, _ => TimeSpan.Zero, async (_, _, _, _) =>\n    {{\n        {renew}\n    }})\n    .ExecuteAsync(c => {call}, ct);",
            7 => $"var inner = global::Polly.Policy.HandleResult<{Message}>(x => {handles}).RetryAsync({retries}, async (_, _) =>\n{{\n    {renew}\n}});\nvar outer = global::Polly.Policy.HandleResult<{Message}>(x => {draft.Pick("x.StatusCode == Unauthorized", "(int)x.StatusCode >= 500")}).RetryAsync({draft.Pick("1", "2")});\nreturn await {draft.Pick("outer.WrapAsync(inner)", "global::Polly.Policy.WrapAsync(outer, inner)", "inner")}.ExecuteAsync(() => {call});",
            8 => $"return await new global::Polly.ResiliencePipelineBuilder<{Message}>()\n    .AddRetry(new global::Polly.Retry.RetryStrategyOptions<{Message}>\n    {{\n        MaxRetryAttempts = {retries},\n        Delay = TimeSpan.Zero,\n        ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is {{ }} x && {handles}),\n        OnRetry = async _ =>\n        {{\n            {renew}\n        }},\n    }})\n    .Build().ExecuteAsync(async c => await {call}, ct);",
            9 => $"var pipeline = new global::Polly.ResiliencePipelineBuilder<{Message}>()\n    .AddRetry(new global::Polly.Retry.RetryStrategyOptions<{Message}> {{ MaxRetryAttempts = {draft.Pick("1", "2")}, Delay = TimeSpan.Zero, ShouldHandle = new global::Polly.PredicateBuilder<{Message}>().HandleResult(x => {draft.Pick("x.StatusCode == Unauthorized", "x.StatusCode == TooManyRequests")}) }})\n    .AddRetry(new global::Polly.Retry.RetryStrategyOptions<{Message}> {{ MaxRetryAttempts = {retries}, Delay = TimeSpan.Zero, ShouldHandle = new global::Polly.PredicateBuilder<{Message}>().HandleResult(x => {handles}), OnRetry = async _ =>\n    {{\n        {renew}\n    }} }})\n    .Build();\nreturn await pipeline.ExecuteAsync(async _ => await {call}, ct);",
            _ => Excepting(draft, retries, call, renew),
        };
        draft.Add($"async Task<{Message}> {name}(string token, {draft.Parameters})\n{{\n    {begin}\n    {text}\n}}");
        return new Call($"{name}(token, {draft.Arguments})", Style.Response);
    }

    /// <summary>Uses one of the home-made helpers, which do the same.</summary>
    private static string Own(Draft draft, string use)
    {
        const string Parameters = "<T>(int retries, Func<Task<T>> action, Func<T, bool> again, Func<Task> between)";
        var (name, body) = draft.Pick(
            ("RetryFor", "for (var i = 0; ; i++)\n    {\n        var result = await action();\n        if (i >= retries || !again(result)) return result;\n        await between();\n    }"),
            ("RetryWhile", "var result = await action();\n    while (retries-- > 0 && again(result))\n    {\n        await between();\n        result = await action();\n    }\n\n    return result;"),
            ("RetryDown", "var result = await action();\n    if (retries == 0 || !again(result)) return result;\n    await between();\n    return await RetryDown(retries - 1, action, again, between);"));
        draft.AddOnce($"static async Task<T> {name}{Parameters}\n{{\n    {body}\n}}");
        return use.Replace("Retry(", $"{name}(", StringComparison.Ordinal);
    }

    /// <summary>The action knows which turn it is.</summary>
    private static string Turned(Draft draft, string retries, string call, string handles)
    {
        var turn = draft.Name("turn");
        var test = draft.Pick($"{turn}++ == 1", $"{turn}++ > 0", $"++{turn} == 2", $"{turn}++ is 1");
        return $"var {turn} = 0;\n" + Own(draft, $"return await Retry({retries}, async () =>\n{{\n    if ({test})\n    {{\n        {Refreshes.Statement(draft)}\n    }}\n\n    return await {call};\n}}, x => {handles}, () => Task.CompletedTask);");
    }

    private static string Excepting(Draft draft, string retries, string call, string renew)
    {
        var thrown = Calls.In(draft, Style.Auth, new Call(call, Style.Response)).Text;
        return $"try\n{{\n    return await global::Polly.Policy.Handle<AuthException>({draft.Pick("", "e => e.Status == Unauthorized", "e => e.Status == Forbidden")})\n        .RetryAsync({retries}, async (_, _) =>\n        {{\n            {renew}\n        }})\n        .ExecuteAsync(() => {thrown});\n}}\ncatch (AuthException e)\n{{\n    return new HttpResponseMessage(e.Status);\n}}";
    }
}
