using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.Refreshes;
using AuthErrors.Generators.Values;

namespace AuthErrors.Generators.Retries;

/// <summary>Looks for marks on requests, for AUTH3009.</summary>
internal sealed class MarkWitness : Witness
{
    private Call? _refresh;
    private bool _isMarked;

    /// <summary>A refresh after a rejection, when nothing on any path marks a request.</summary>
    public Call? Unmarked => _isMarked ? null : _refresh;

    /// <inheritdoc/>
    public override void Refreshed(Call call, RefreshCall refresh)
    {
        if (!refresh.IsByName && call.State.Tally.Sends > 0)
        {
            _refresh ??= call;
        }
    }

    /// <inheritdoc/>
    public override void Marked(Call call) => _isMarked |= call[0] is TextValue;
}
