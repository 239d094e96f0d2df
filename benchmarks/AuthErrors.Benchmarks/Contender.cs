using System;
using System.Threading.Tasks;

namespace AuthErrors.Benchmarks;

/// <summary>One way to do what others do too.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="RunAsync">Does it once, and tells what belongs into the further columns of the table, each ended by a bar.</param>
internal sealed record Contender(string Name, Func<Task<string>> RunAsync);
