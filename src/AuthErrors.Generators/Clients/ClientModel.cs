using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Clients;

/// <summary>A class marked with <c>[AuthErrorClient]</c>, as far as its other part depends on it.</summary>
/// <param name="FullName">Its name with all that it is inside, which no other class has; without the signs that C# needs.</param>
/// <param name="Namespace">Its namespace as C# writes it; empty for the global one.</param>
/// <param name="Containers">The heads of the types around it, from the outermost: <c>partial class Outer&lt;T&gt;</c>.</param>
/// <param name="Keyword"><c>class</c> or <c>record</c>.</param>
/// <param name="Name">Its name as C# writes it.</param>
/// <param name="TypeParameters">Its type parameters with their brackets; empty when it has none.</param>
internal sealed record ClientModel(string FullName, string Namespace, EquatableArray<string> Containers, string Keyword, string Name, string TypeParameters)
{
    /// <summary>Which environment variable may hold the API key; <see langword="null"/> for none.</summary>
    public string? ApiKeyVariable { get; init; }

    /// <summary>Which header carries the API key; <see langword="null"/> for that of all tokens.</summary>
    public string? ApiKeyHeader { get; init; }

    /// <summary>Whether the class, or one that it derives from, ends in a way of its own, and its session with it.</summary>
    public bool DisposesItself { get; init; }

    /// <summary>Whether no class can derive from it, so that its end is its own matter.</summary>
    public bool IsSealed { get; init; }
}
