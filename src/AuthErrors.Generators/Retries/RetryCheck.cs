using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.Generators.Retries;

/// <summary>Asks all questions about one request.</summary>
internal static class RetryCheck
{
    /// <summary>What the rules find.</summary>
    public static IReadOnlyList<RetryFinding> Judge(Request request)
    {
        if (!request.MayRefresh)
        {
            return request.Facts.HasFlag(BodyFacts.ReadsToken | BodyFacts.TestsRejection) ? [.. FirstToken(request, Accepted(request).Sends)] : [];
        }

        var count = new CountWitness();
        var marks = new MarkWitness();
        var run = request.Run(Server.RejectsAll, new Witnesses(count, marks), Limits.Refreshes);
        if (!count.HasRefreshed && count.HasSent && request.Facts.HasFlag(BodyFacts.TestsForbidden))
        {
            // What recovers from 403 only.
            run = request.Run(Server.ForbidsAll, count, Limits.Refreshes);
        }

        var findings = Count(request, count, run).ToList();
        if (!count.HasSent || (run.GaveUp is not null && !count.HasRefreshed))
        {
            return findings;
        }

        var accepted = Accepted(request);
        findings.AddRange(FirstToken(request, accepted.Sends));
        if (!count.HasRefreshed || count.IsGuess)
        {
            return findings;
        }

        if (marks.Unmarked is { } unmarked && IsHandler(request.Method))
        {
            findings.Add(At(RetryRule.Unmarked, unmarked));
        }

        findings.AddRange(accepted.TextTests.Select(static test => new RetryFinding(RetryRule.BodyText, test, default, default)));
        findings.AddRange(BreakDown(request));
        findings.AddRange(ApiKey(request));
        return findings;
    }

    private static AcceptWitness Accepted(Request request)
    {
        var accepted = new AcceptWitness();
        request.Run(Server.Accepts, accepted, mostRefreshes: 2);
        return accepted;
    }

    private static IEnumerable<RetryFinding> FirstToken(Request request, ISet<SyntaxNode> others)
    {
        var resent = new OldTokenWitness(others);
        var race = new RaceWitness();
        var replay = new ReplayWitness();
        request.Run(Server.RejectsFirstToken, new Witnesses(resent, race, replay), mostRefreshes: 2);
        if (race.Race is { } raced)
        {
            yield return At(RetryRule.Race, raced, race.Reason);
        }

        if (resent.Resent is { } call)
        {
            yield return At(RetryRule.OldToken, call);
        }

        if (replay.Send is { } again)
        {
            yield return At(RetryRule.Replay, again, replay.Reason);
        }
    }

    private static IEnumerable<RetryFinding> BreakDown(Request request)
    {
        var broken = new SwallowWitness();
        request.Run(Server.BreaksDown, broken, mostRefreshes: 2);
        return broken.Clauses.Select(static clause => new RetryFinding(RetryRule.Swallowed, ((CatchClauseSyntax)clause).CatchKeyword, default, default));
    }

    private static IEnumerable<RetryFinding> ApiKey(Request request)
    {
        var keys = new ApiKeyWitness(request.Method.ContainingType);
        request.Run(Server.RejectsApiKey, keys, mostRefreshes: 2);
        return keys.Findings;
    }

    /// <summary>A finding at a call, shown in the method that the request starts with.</summary>
    public static RetryFinding At(RetryRule rule, Call call, params string[] arguments)
    {
        var trace = Trace.To(call);
        return new RetryFinding(rule, trace.Place, trace.Path, arguments.ToEquatableArray());
    }

    private static IEnumerable<RetryFinding> Count(Request request, CountWitness count, Run run)
    {
        if (count.Excess is { } excess)
        {
            yield return At(RetryRule.ManyRefreshes, excess, HowOften(count.Most, run), Trace.To(excess).Names);
        }
        else if (count.Again is { } again)
        {
            yield return At(RetryRule.BeforeAndAfter, again, Trace.To(again).Names);
        }
        else if ((count.Doubtful is not null || (run.GaveUp is not null && (count.HasRefreshed || request.Facts.HasFlag(BodyFacts.Refreshes)))) && NameOf(request.Method) is { } name)
        {
            var reason = count.IsGuess ? "whether it refreshes is told by names only; mark the method that does with [RefreshesToken]" : run.GaveUp ?? "its paths are too many to be told apart";
            yield return new RetryFinding(RetryRule.Unbounded, name, default, new[] { reason }.ToEquatableArray());
        }
    }

    private static string HowOften(int most, Run run)
        => run.IsEndless || most >= Limits.Refreshes ? "without bound"
            : run.GaveUp is not null ? $"{most} times or more"
            : most == 2 ? "twice"
            : $"{most} times";

    private static SyntaxNodeOrToken? NameOf(IMethodSymbol method) => method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        MethodDeclarationSyntax declaration => declaration.Identifier,
        null => null,
        var other => other.GetFirstToken(),
    };

    private static bool IsHandler(IMethodSymbol method)
    {
        for (var type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (type.Name == "HttpMessageHandler")
            {
                return method.Name is "SendAsync" or "Send";
            }
        }

        return false;
    }
}
