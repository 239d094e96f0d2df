using System;
using AuthErrors;

namespace Samples;

/// <summary>Writes news as they come. <see cref="Progress{T}"/> would write them later, on another thread.</summary>
public sealed class ConsoleProgress : IProgress<AuthProgress>
{
    /// <inheritdoc/>
    public void Report(AuthProgress value) => Console.Error.WriteLine(value.Message);
}
