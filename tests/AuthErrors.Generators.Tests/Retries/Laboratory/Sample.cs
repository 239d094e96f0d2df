using System.Collections.Immutable;

namespace AuthErrors.Generators.Tests.Retries.Laboratory;

/// <summary>A program, what it was seen to do, and what the analyzer says of it.</summary>
/// <param name="Name">The name of its class.</param>
/// <param name="Source">Its text.</param>
/// <param name="Truth">What it does; <see langword="null"/> if it was not run.</param>
/// <param name="Reports">The rules that the analyzer reports, with their messages.</param>
internal sealed record Sample(string Name, string Source, Truth? Truth, ImmutableArray<(string Id, string Message)> Reports);
