namespace AuthErrors.Generators.Tests.Retries.Laboratory.Writing;

/// <summary>A call that sends, somewhere below.</summary>
/// <param name="Text">The call, which gives a <c>Task&lt;HttpResponseMessage&gt;</c>.</param>
/// <param name="Style">How it tells of a rejection.</param>
internal sealed record Call(string Text, Style Style);
