using System;
using System.IO;
using System.Linq;
using Xunit;

namespace AuthErrors.Systems.Tests.Node;

/// <summary>What a workspace installs is pinned by content. Where it comes from is the registry of whoever installs it.</summary>
public sealed class LockFileTests
{
    [Fact]
    public void No_lock_file_records_where_a_package_was_downloaded()
    {
        var files = Directory.EnumerateFiles(Repository.PathOf("tests"), "package-lock.json", SearchOption.AllDirectories)
            .Where(static file => !file.Contains("node_modules", StringComparison.Ordinal))
            .ToArray();

        Assert.NotEmpty(files);
        Assert.All(files, static file => Assert.DoesNotContain("\"resolved\"", File.ReadAllText(file), StringComparison.Ordinal));
    }
}
