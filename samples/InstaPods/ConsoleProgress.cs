using System;
using AuthErrors;

namespace Samples;

/// <summary>Tells the user, at once and apart from the output.</summary>
internal sealed class ConsoleProgress : IProgress<AuthProgress>
{
    public void Report(AuthProgress value) => Console.Error.WriteLine(value.Message);
}
