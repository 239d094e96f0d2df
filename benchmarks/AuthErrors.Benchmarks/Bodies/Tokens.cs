using System.Text.Json;

namespace AuthErrors.Benchmarks.Bodies;

/// <summary>The reference for all that reads a body: every token is read, and none looked at.</summary>
internal static class Tokens
{
    public static int Count(byte[] utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json);
        var tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }
}
