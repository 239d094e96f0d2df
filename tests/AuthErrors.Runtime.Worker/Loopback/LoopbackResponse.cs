namespace AuthErrors.Runtime.Worker.Loopback;

/// <summary>An answer: a status and a body of JSON.</summary>
internal sealed record LoopbackResponse(int Status, string Json);
