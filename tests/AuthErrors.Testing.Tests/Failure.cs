using System;
using System.Threading.Tasks;
using Xunit;
using Xunit.Sdk;

namespace AuthErrors.Testing.Tests;

/// <summary>Expects the harness to fail, and to say why.</summary>
internal static class Failure
{
    public static async Task ExpectAsync(Func<Task> verify, params string[] parts)
    {
        var failure = await Assert.ThrowsAnyAsync<XunitException>(verify);
        foreach (var part in parts)
        {
            Assert.Contains(part, failure.Message, StringComparison.Ordinal);
        }
    }
}
