using AuthErrors.Generators.Interpretation;

namespace AuthErrors.Generators.Retries;

/// <summary>Watches for requests that cannot be sent as they are, for AUTH3008.</summary>
internal sealed class ReplayWitness : Witness
{
    private ReplayFault _fault;

    /// <summary>The send that sends one.</summary>
    public Call? Send { get; private set; }

    /// <summary>Why it cannot.</summary>
    public string Reason => _fault switch
    {
        ReplayFault.SentBefore => "The request is sent twice through HttpClient, which refuses it; send a copy",
        ReplayFault.BodyIsSpent => "The body of the request was read before this send and may not be readable again; buffer it before the first send",
        _ => "The copy of the request has no body; give it the body of the original",
    };

    /// <inheritdoc/>
    public override void Replayed(Call call, ReplayFault fault)
    {
        if (Send is null && !call.State.IsVague)
        {
            (Send, _fault) = (call, fault);
        }
    }
}
