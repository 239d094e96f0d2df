namespace AuthErrors.Generators.Tests.Retries.Laboratory.Writing;

/// <summary>The ways to send.</summary>
internal static class Calls
{
    /// <summary>A call that sends; deeper programs refresh below it, too.</summary>
    public static Call Any(Draft draft)
    {
        if (draft.Depth > 0 && draft.IsOneIn(2))
        {
            draft.Depth--;
            return draft.IsOneIn(4) ? Libraries.Call(draft) : Bodies.Method(draft);
        }

        return Plain(draft);
    }

    /// <summary>A call that only sends.</summary>
    public static Call Plain(Draft draft)
    {
        var (parameters, arguments) = (draft.Parameters, draft.Arguments);
        switch (draft.Pick(0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6))
        {
            case 1:
                draft.AddOnce($"async Task<HttpResponseMessage> Once(string token, {parameters})\n{{\n    await Task.Yield();\n    return await Send(token, {arguments});\n}}");
                return new Call($"Once(token, {arguments})", Style.Response);
            case 2:
                draft.AddOnce($"Task<HttpResponseMessage> Forward(string token, {parameters}) => Send(token, {arguments});");
                return new Call($"Forward(token, {arguments})", Style.Response);
            case 3 when !draft.IsHandler:
                return new Call("SendOrThrow(token, ct)", Style.Auth);
            case 4:
                draft.AddOnce($"async Task<HttpResponseMessage> Patient(string token, {parameters})\n{{\n    while (true)\n    {{\n        var r = await Send(token, {arguments});\n        if (r.StatusCode != TooManyRequests) return r;\n        await Task.Delay(5, ct);\n    }}\n}}");
                return new Call($"Patient(token, {arguments})", Style.Response);
            case 5:
                draft.AddOnce("static async Task<T> Logged<T>(Func<Task<T>> action)\n{\n    try\n    {\n        return await action();\n    }\n    finally\n    {\n        await Task.Yield();\n    }\n}");
                return new Call($"Logged(() => Send(token, {arguments}))", Style.Response);
            case 6 when !draft.IsHandler:
                draft.Base = "protected virtual async Task<HttpResponseMessage> Dispatch(string token, CancellationToken ct) => await Send(token, ct);";
                draft.AddOnce("protected override async Task<HttpResponseMessage> Dispatch(string token, CancellationToken ct)\n{\n    await Task.Yield();\n    return await base.Dispatch(token, ct);\n}");
                return new Call(draft.Pick("Dispatch(token, ct)", "base.Dispatch(token, ct)"), Style.Response);
            default:
                return new Call($"Send(token, {arguments})", Style.Response);
        }
    }

    /// <summary>A call that tells of a rejection in this style.</summary>
    public static Call In(Draft draft, Style style, Call call)
    {
        if (call.Style == style)
        {
            return call;
        }

        if (call.Style != Style.Response && style != Style.Response)
        {
            call = In(draft, Style.Response, call);
        }

        if (!draft.IsHandler && style == Style.Auth && call.Text == "Send(token, ct)")
        {
            return new Call("SendOrThrow(token, ct)", style);
        }

        var (helper, body) = (style, call.Style) switch
        {
            (Style.Auth, _) => ("Checked", "var r = await SENT;\n    return r.StatusCode is Unauthorized or Forbidden ? throw new AuthException(r.StatusCode) : r;"),
            (Style.Http, _) => ("Ensured", "var r = await SENT;\n    r.EnsureSuccessStatusCode();\n    return r;"),
            (_, Style.Auth) => ("QuietAuth", "try { return await SENT; }\n    catch (AuthException e) { return new HttpResponseMessage(e.Status); }"),
            _ => ("QuietHttp", "try { return await SENT; }\n    catch (HttpRequestException e) when (e.StatusCode is { } status) { return new HttpResponseMessage(status); }"),
        };
        if (draft.IsOneIn(2))
        {
            draft.AddOnce($"static async Task<HttpResponseMessage> {helper}(Task<HttpResponseMessage> sent)\n{{\n    {body.Replace("SENT", "sent", System.StringComparison.Ordinal)}\n}}");
            return new Call($"{helper}({call.Text})", style);
        }

        draft.AddOnce($"static async Task<HttpResponseMessage> {helper}Call(Func<Task<HttpResponseMessage>> send)\n{{\n    {body.Replace("SENT", "send()", System.StringComparison.Ordinal)}\n}}");
        return new Call($"{helper}Call(() => {call.Text})", style);
    }
}
