using AuthErrors.Generators.Text;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Retries;

/// <summary>What a rule found, as a value.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Place">Where it is shown.</param>
/// <param name="Path">The calls that lead from there to the refresh, the refresh last.</param>
/// <param name="Arguments">What its message says.</param>
internal sealed record RetryFinding(RetryRule Rule, SyntaxNodeOrToken Place, EquatableArray<SyntaxNodeOrToken> Path, EquatableArray<string> Arguments);
