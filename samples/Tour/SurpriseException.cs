using System;

namespace Tour;

/// <summary>Something came out differently from what the tour says. The message has all that the command printed.</summary>
internal sealed class SurpriseException : Exception
{
    public SurpriseException(string message)
        : base(message)
    {
    }

    public SurpriseException(string message, CommandResult result)
        : base(FormattableString.Invariant($"{message} '{result.Command}' ended with {result.ExitCode} and printed:\n{result.Output}"))
    {
    }
}
