using System;
using System.Collections.Generic;
using System.Linq;

namespace Tour;

/// <summary>What a command said and how it ended.</summary>
/// <param name="Command">The command line, for people.</param>
/// <param name="ExitCode">Its exit status.</param>
/// <param name="Output">All that it printed, to both of its streams.</param>
internal sealed record CommandResult(string Command, int ExitCode, string Output)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The errors and warnings of a build. A build prints each twice, where it happens and at the end.</summary>
    public IReadOnlyList<BuildMessage> Messages => [.. Lines.Select(BuildMessage.Find).OfType<BuildMessage>().Distinct()];

    public CommandResult MustSucceed() => ExitCode == 0 ? this : throw new SurpriseException("This should have succeeded.", this);

    /// <summary>Gives the one error of a build that fails for one reason.</summary>
    public BuildMessage MustFailWith(string id)
        => ExitCode != 0 && Messages is [{ IsError: true } error] && error.Id == id
            ? error
            : throw new SurpriseException($"This should have failed with {id}, and with nothing else.", this);
}
