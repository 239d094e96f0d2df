using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.States;

/// <summary>A lock that a path holds.</summary>
/// <param name="Name">The field or variable that it is, as far as known.</param>
/// <param name="IsShared">True when all requests of the program take this same lock.</param>
/// <param name="IsAcrossAwaits">True when it is held while a refresh is awaited; a <c>lock</c> statement is left before.</param>
/// <param name="IsCompared">True when, since it was taken, the rejected token was compared with the current one; or when the request was sent under it, so that nobody else can have refreshed.</param>
internal sealed record HeldLock(ISymbol? Name, bool IsShared, bool IsAcrossAwaits, bool IsCompared);
