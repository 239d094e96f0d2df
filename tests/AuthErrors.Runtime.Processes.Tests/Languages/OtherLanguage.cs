using System;
using System.IO;
using AuthErrors.Runtime.Worker;

namespace AuthErrors.Runtime.Processes.Tests.Languages;

/// <summary>The programs that share a token file with us, as those who wrote them wrote theirs.</summary>
internal static class OtherLanguage
{
    /// <summary>Starts the program of a language; skips the test where the machine does not have it.</summary>
    public static ChildProcess Start(string language, string path)
        => language switch
        {
            "Node" => ChildProcess.Start(Requirements.FindProgram("node"), Script("token-file.mjs"), path),
            "Python" => ChildProcess.Start(Requirements.FindProgram("python3"), Script("token_file.py"), path),
            _ => throw new ArgumentOutOfRangeException(nameof(language)),
        };

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Languages", name);
}
