using System;

namespace AuthErrors.Internal.Envelopes;

/// <summary>The members of an envelope, as a set.</summary>
[Flags]
internal enum EnvelopeMember
{
    None = 0,
    Code = 1,
    Message = 2,
    Hint = 4,
    Docs = 8,
    All = Code | Message | Hint | Docs,
}
