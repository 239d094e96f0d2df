namespace AuthErrors.Generators.Tests.Retries.Laboratory.Writing;

/// <summary>Handlers around handlers.</summary>
internal static class Chains
{
    /// <summary>The body of a handler that sends through a chain; each link of it refreshes on its own.</summary>
    public static string Request(Draft draft)
    {
        var isMarked = draft.IsOneIn(2);
        var (test, mark) = isMarked ? (draft.Pick(" || m.Options.TryGetValue(Marked, out var done) && done", " || m.Options.TryGetValue(Marked, out _)"), "m.Options.Set(Marked, true);") : ("", "");
        if (isMarked)
        {
            draft.AddOnce("static readonly HttpRequestOptionsKey<bool> Marked = new(\"marked\");");
        }

        draft.Add($$"""
            sealed class Once(ITokenGate gate, HttpMessageHandler inner) : DelegatingHandler(inner)
            {
                protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage m, CancellationToken ct)
                {
                    var token = gate.Current;
                    Attach(m, token);
                    var r = await base.SendAsync(m, ct);
                    if (!({{Rejections.Of(draft, "r")}}){{test}}) return r;
                    {{mark}}
                    token = await gate.RefreshAsync(token, ct);
                    var copy = Clone(m, null);
                    Attach(copy, token);
                    return await base.SendAsync(copy, ct);
                }
            }
            """);
        var chain = draft.Pick("new Once(Gate, InnerHandler!)", "new Once(Gate, InnerHandler!)", "new Once(Gate, new Once(Gate, InnerHandler!))", "new Once(Gate, new Once(Gate, new Once(Gate, InnerHandler!)))");
        if (draft.IsOneIn(2))
        {
            return $"var chain = new HttpMessageInvoker({chain}, disposeHandler: false);\nreturn await chain.SendAsync(request, ct);";
        }

        draft.Add("HttpMessageInvoker? _chain;");
        return $"_chain ??= new HttpMessageInvoker({chain});\nreturn await _chain.SendAsync(request, ct);";
    }
}
