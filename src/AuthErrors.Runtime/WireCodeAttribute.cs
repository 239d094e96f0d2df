using System;

namespace AuthErrors;

/// <summary>Gives the string that a server sends for an enum member, such as <c>key_invalid</c>.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class WireCodeAttribute : Attribute
{
    /// <summary>Names the wire code of the member.</summary>
    /// <param name="value">The string as the server sends it; compared exactly.</param>
    public WireCodeAttribute(string value) => Value = value;

    /// <summary>The string as the server sends it.</summary>
    public string Value { get; }

    /// <summary>What a client may do about the code. Generated enums say it of every code that is not surfaced; the fix of AUTH2001 puts codes with the same recovery together.</summary>
    public AuthRecovery Recovery { get; set; }
}
