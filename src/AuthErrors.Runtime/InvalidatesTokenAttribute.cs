using System;

namespace AuthErrors;

/// <summary>Marks what declares a token rejected, so that the next call for a token refreshes it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InvalidatesTokenAttribute : Attribute;
