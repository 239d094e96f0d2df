namespace Tour;

/// <summary>What the gateway answers at a path, and what the client makes of it.</summary>
internal sealed record GatewayAnswer(string Path, int Status, string ContentType, string Body, int ExitStatus);
