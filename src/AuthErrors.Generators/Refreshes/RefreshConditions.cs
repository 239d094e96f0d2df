using System;

namespace AuthErrors.Generators.Refreshes;

/// <summary>When a known call refreshes: where several are set, any of them will do.</summary>
[Flags]
internal enum RefreshConditions
{
    /// <summary>Every call does.</summary>
    Always = 0,

    /// <summary>A flag is passed as <see langword="true"/>.</summary>
    TrueArgument = 1,

    /// <summary>The named member of an argument is set to <see langword="true"/>.</summary>
    TrueMember = 2,

    /// <summary>The named member of an argument, or parameter of its constructor, is given and is not <see langword="null"/>.</summary>
    GivenMember = 4,

    /// <summary>A call that invalidates the token ran before.</summary>
    Invalidated = 8,
}
