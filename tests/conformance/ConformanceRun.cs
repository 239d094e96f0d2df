using System.Collections.Generic;

namespace AuthErrors.Conformance;

/// <summary>What came of a scenario.</summary>
/// <param name="Passes">Whether the suite is content: no check failed or warned, and the client ended as it should.</param>
/// <param name="Checks">How many checks succeeded.</param>
/// <param name="Requests">What the client sent, in order.</param>
/// <param name="Report">What the suite printed.</param>
internal sealed record ConformanceRun(bool Passes, int Checks, IReadOnlyList<SentRequest> Requests, string Report);
