using System;

namespace AuthErrors;

/// <summary>
/// Marks a partial class that is to become a client of a service: constructors, a session, and a method that sends requests with a credential, recovers
/// once when it is rejected, and throws the catalog's typed errors.
/// </summary>
/// <param name="catalog">The id of the service's catalog, which is the NAME of <c>NAME.auth-errors.json</c>. May be left out where the project has one catalog.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AuthErrorClientAttribute(string? catalog = null) : Attribute
{
    /// <summary>The id of the catalog; <see langword="null"/> for the only one of the project.</summary>
    public string? Catalog { get; } = catalog;

    /// <summary>The environment variable that may hold the user's API key. Where it does, the key goes before every token.</summary>
    public string? ApiKeyVariable { get; set; }

    /// <summary>
    /// The header that carries the API key as it is, such as <c>X-API-Key</c>; <see langword="null"/> for <c>Authorization: Bearer</c>, as all tokens.
    /// </summary>
    public string? ApiKeyHeader { get; set; }
}
