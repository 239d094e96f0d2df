using System;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.Refreshes;
using AuthErrors.Generators.Values;
using AuthErrors.Generators.States;

namespace AuthErrors.Generators.Retries;

/// <summary>Counts refreshes, for AUTH3001 and AUTH3002.</summary>
internal sealed class CountWitness : Witness
{
    private (Call Call, Tally Tally)? _early;
    private bool _isKnown;

    /// <summary>Refreshes of any kind.</summary>
    public bool HasRefreshed { get; private set; }

    /// <summary>True when a request was sent.</summary>
    public bool HasSent { get; private set; }

    /// <summary>The most on one path of which it is certain that it can be taken.</summary>
    public int Most { get; private set; }

    /// <summary>The first refresh that was one too many, by an excess that began after a send.</summary>
    public Call? Excess { get; private set; }

    /// <summary>The refresh after a rejection that another before the first send had preceded.</summary>
    public Call? Again { get; private set; }

    /// <summary>A refresh that may be one too many: on a path that may not be, or by its name only.</summary>
    public Call? Doubtful { get; private set; }

    /// <summary>True when nothing but names says that there are refreshes.</summary>
    public bool IsGuess { get; private set; }

    /// <inheritdoc/>
    public override void Refreshed(Call call, RefreshCall refresh)
    {
        HasRefreshed = true;
        IsGuess = refresh.IsByName && (IsGuess || !_isKnown);
        _isKnown |= !refresh.IsByName;
        var tally = call.State.Tally.Refresh(refresh.IsByName);
        if (tally.Refreshes < 2)
        {
            return;
        }

        if (tally.Sends == 0)
        {
            // Without a send there is no request that could be the one.
            _early ??= tally.IsGuessed || call.State.IsVague || call.State.IsDoubted ? null : (call, tally);
        }
        else
        {
            Judge(call, tally);
        }
    }

    /// <inheritdoc/>
    public override void Sent(Call call, TokenValue? token)
    {
        HasSent = true;
        if (_early is var (refresh, tally) && call.State.Tally.Early >= 2)
        {
            Judge(refresh, tally);
        }
    }

    private void Judge(Call call, Tally tally)
    {
        if (tally.IsGuessed || call.State.IsVague || call.State.IsDoubted)
        {
            Doubtful ??= call;
        }
        else if (tally is { Early: 1, Late: 1 })
        {
            Again ??= call;
        }
        else
        {
            Excess ??= call;
            Most = Math.Max(Most, tally.Refreshes);
        }
    }
}
