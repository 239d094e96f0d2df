using System;

namespace AuthErrors.Generators.Tests.Retries.Laboratory.Writing;

/// <summary>Writes programs that retry, some of them well.</summary>
internal static class RandomPrograms
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Net;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Polly;
        using static System.Net.HttpStatusCode;

        namespace Cases;


        """;

    /// <summary>A program.</summary>
    /// <param name="name">The name of its class.</param>
    /// <param name="random">The dice.</param>
    public static string Write(string name, Random random)
    {
        var draft = new Draft(random, isHandler: random.Next(8) == 0);
        var style = Bodies.Styles(draft);
        var request = draft.IsHandler && draft.IsOneIn(5) ? Chains.Request(draft) : Bodies.Request(draft, style);
        var entry = draft.IsHandler
            ? "protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)"
            : "public override async Task<HttpResponseMessage> Run(CancellationToken ct)";
        var send = draft.IsHandler
            ? """
                Task<HttpResponseMessage> Send(string token, HttpRequestMessage request, CancellationToken ct)
                {
                    var copy = Clone(request, null);
                    Attach(copy, token);
                    return base.SendAsync(copy, ct);
                }
                """
            : "";
        var parent = draft.IsHandler ? "AuthHandler" : "Api";
        var between = draft.Base.Length == 0 ? "" : $"abstract class {name}Base : {parent}\n{{\n{draft.Base}\n}}\n\n";
        return $"{Usings}{between}sealed class {name} : {(draft.Base.Length == 0 ? parent : name + "Base")}\n{{\n{entry}\n{{\n{request}\n}}\n\n{string.Join("\n\n", draft.Members)}\n{send}\n}}\n";
    }
}
