using System.Collections.Generic;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.Refreshes;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Retries;

/// <summary>Watches what is done about a server that accepts everything: the text tests that make it refresh (AUTH3006), and the sends that are no retries.</summary>
internal sealed class AcceptWitness : Witness
{
    /// <summary>Tests of text that led to a refresh although nothing was wrong.</summary>
    public HashSet<SyntaxNode> TextTests { get; } = [];

    /// <summary>Sends that follow another although that was accepted.</summary>
    public HashSet<SyntaxNode> Sends { get; } = [];

    /// <inheritdoc/>
    public override void Refreshed(Call call, RefreshCall refresh)
    {
        if (!refresh.IsByName && !call.State.IsVague && call.State is { TextTest: { } test, Tally.Sends: > 0 })
        {
            TextTests.Add(test);
        }
    }

    /// <inheritdoc/>
    public override void Sent(Call call, TokenValue? token)
    {
        if (call.State is { Tally.Sends: > 0, TextTest: null })
        {
            Sends.Add(call.Site.Operation.Syntax);
        }
    }
}
