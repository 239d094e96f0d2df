using System;
using System.IO;
using System.Linq;
using Xunit;

namespace AuthErrors.Runtime.Processes.Tests.Files;

/// <summary>What a machine must have for a test. One without it skips the test, unless everything is required.</summary>
internal static class Tools
{
    public static void Require(bool isThere, string reason)
    {
        if (Environment.GetEnvironmentVariable("AUTHERRORS_REQUIRE_ALL") == "1")
        {
            Assert.True(isThere, reason);
        }

        Skip.IfNot(isThere, reason);
    }

    /// <summary>Requires Linux, and programs of its command line.</summary>
    public static void RequireLinuxWith(params string[] programs)
    {
        Require(OperatingSystem.IsLinux(), "Needs Linux.");
        var missing = programs.FirstOrDefault(static program => !IsInstalled(program));
        Require(missing is null, $"Needs the program {missing}.");
    }

    private static bool IsInstalled(string program)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}
