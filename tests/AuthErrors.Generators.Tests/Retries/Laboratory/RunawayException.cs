using System;

namespace AuthErrors.Generators.Tests.Retries.Laboratory;

/// <summary>Ends a program that would go on for ever.</summary>
internal sealed class RunawayException() : Exception("The program goes on for ever.");
