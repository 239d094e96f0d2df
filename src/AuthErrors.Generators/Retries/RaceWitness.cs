using System.Linq;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.Refreshes;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.Generators.Retries;

/// <summary>Looks at the first refresh after a rejection, for AUTH3003: may two requests that were rejected with one token both get there?</summary>
internal sealed class RaceWitness : Witness
{
    /// <summary>A refresh that each of several concurrent requests makes.</summary>
    public Call? Race { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <inheritdoc/>
    public override void Invalidated(Call call)
    {
        if (Race is null && call.State is { IsVague: false, Tally.Sends: > 0 } && call.Arguments.Any(static argument => argument.Value is TokenValue { IsBeforeSend: false }))
        {
            (Race, Reason) = (call, "the token that is declared invalid was read after the rejection, and may be a new one");
        }
    }

    /// <inheritdoc/>
    public override void Refreshed(Call call, RefreshCall refresh)
    {
        var tally = call.State.Tally;
        if (Race is null && !refresh.IsByName && !call.State.IsVague && tally is { Refreshes: 0, Sends: > 0 } && Fault(call, refresh) is { } reason)
        {
            (Race, Reason) = (call, reason);
        }
    }

    private static string? Fault(Call call, RefreshCall refresh)
    {
        if (refresh.IsSingleFlight)
        {
            return call.Arguments.Any(static argument => argument.Value is TokenValue { IsBeforeSend: false })
                ? "the token that it is given was read after the rejection, and may be a new one"
                : null;
        }

        var locks = call.State.Locks.Where(static held => held.IsShared).ToList();
        if (locks.Any(held => held.IsCompared && ((held.IsAcrossAwaits && !IsLetGo(call)) || IsKept(call))))
        {
            return null;
        }

        return locks.Any(static held => held.IsCompared) ? "the lock is left before the refresh is over, and the refresh is not kept for others to await"
            : locks.Count > 0 ? "whoever waits for the lock refreshes again, since the rejected token is not compared with the current one"
            : call.State.Locks.Count > 0 ? "the lock is not shared by all requests"
            : "nothing keeps two of them from refreshing";
    }

    private static bool IsLocal(ExpressionSyntax target)
        => target is IdentifierNameSyntax { Identifier.ValueText: var name } && target.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault()?.DescendantNodes()
            .Any(node => (node is VariableDeclaratorSyntax variable && variable.Identifier.ValueText == name) || (node is ParameterSyntax parameter && parameter.Identifier.ValueText == name)) == true;

    /// <summary>True when the refresh is started and awaited later, when the lock may have been left.</summary>
    private static bool IsLetGo(Call call)
        => call.Site.Operation.Syntax.Ancestors().First(static node => node is not (ConditionalExpressionSyntax or ParenthesizedExpressionSyntax)) is EqualsValueClauseSyntax or ExpressionStatementSyntax or AssignmentExpressionSyntax;

    /// <summary>True when the running refresh is stored where others find it.</summary>
    private static bool IsKept(Call call)
    {
        for (var site = call.Site; site is not null; site = site.Frame.Caller)
        {
            if (site.Operation.Syntax.Ancestors().TakeWhile(static node => node is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax).OfType<AssignmentExpressionSyntax>().Any(static kept => !IsLocal(kept.Left)))
            {
                return true;
            }
        }

        return false;
    }
}
