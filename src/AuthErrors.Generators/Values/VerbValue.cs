using System;

namespace AuthErrors.Generators.Values;

/// <summary>The method of a request that has a body: POST, PUT, PATCH or another, but none that has no body.</summary>
internal sealed record VerbValue : Value
{
    /// <summary>The only one.</summary>
    public static readonly VerbValue Instance = new();

    private static readonly string[] WithoutBody = ["GET", "HEAD", "OPTIONS", "TRACE", "CONNECT"];

    private VerbValue()
    {
    }

    /// <summary>Whether it is the method of a name; <see langword="null"/> when it may be.</summary>
    public static bool? Is(string name) => Array.Exists(WithoutBody, method => string.Equals(method, name, StringComparison.OrdinalIgnoreCase)) ? false : null;
}
