namespace AuthErrors.Internal.Envelopes;

/// <summary>The members of an envelope as slices of the body they were found in.</summary>
internal ref struct EnvelopeSpans
{
    public JsonText Code;
    public JsonText Message;
    public JsonText Hint;
    public JsonText Docs;

    /// <summary>Sets each of the given members: two may share a path.</summary>
    public void Set(EnvelopeMember members, in JsonText text)
    {
        if ((members & EnvelopeMember.Code) != EnvelopeMember.None)
        {
            Code = text;
        }

        if ((members & EnvelopeMember.Message) != EnvelopeMember.None)
        {
            Message = text;
        }

        if ((members & EnvelopeMember.Hint) != EnvelopeMember.None)
        {
            Hint = text;
        }

        if ((members & EnvelopeMember.Docs) != EnvelopeMember.None)
        {
            Docs = text;
        }
    }
}
