using System;

namespace AuthErrors;

/// <summary>Marks what refreshes a token. The rules on retry code count its calls.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class RefreshesTokenAttribute : Attribute
{
    /// <summary>True when callers that pass the same rejected token share one refresh.</summary>
    public bool SingleFlight { get; set; }

    /// <summary>True when it refreshes only if something marked <see cref="InvalidatesTokenAttribute"/> was called before.</summary>
    public bool OnlyAfterInvalidate { get; set; }
}
