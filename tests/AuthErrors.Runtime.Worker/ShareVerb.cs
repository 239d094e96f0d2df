using System;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Worker;

/// <summary>
/// <c>share &lt;path&gt;</c>: reads and replaces a file that programs in other languages use too, from <c>loop</c> to the next line of its input, and
/// says what it met.
/// </summary>
internal static partial class ShareVerb
{
    private const int ReadsPerWrite = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    public static async Task<int> RunAsync(string[] args)
    {
        var store = new FileTokenStore(args[1], new FileTokenStoreOptions { Format = TokenFileFormat.ForAnonymous() });
        using var input = new StreamReader(Console.OpenStandardInput());
        while (await input.ReadLineAsync() is not null)
        {
            Console.WriteLine(await LoopAsync(store, input.ReadLineAsync()));
        }

        return 0;
    }

    private static async Task<string> LoopAsync(FileTokenStore store, Task<string?> end)
    {
        int reads = 0, torn = 0, absent = 0, replaced = 0, overwritten = 0, unclear = 0;
        var stale = Mint(-1);
        while (!end.IsCompleted)
        {
            try
            {
                var token = await store.ReadAsync(CancellationToken.None);
                reads++;
                absent += token is null ? 1 : 0;
                torn += token is not null && !Whole().IsMatch(token.AccessToken) ? 1 : 0;
                if (reads % ReadsPerWrite == 0)
                {
                    // What is stored is surely not the stale one.
                    overwritten += await store.CompareReplaceAsync(stale, Mint(reads), CancellationToken.None) ? 1 : 0;
                    replaced += await store.CompareReplaceAsync(token, Mint(reads), CancellationToken.None) ? 1 : 0;
                }
            }
            catch (TokenStoreException)
            {
                // Somebody was in the middle for long: said, and nothing guessed.
                unclear++;
            }

            await Task.Delay(Pause);
        }

        return FormattableString.Invariant($"looped {reads} reads {torn} torn {absent} absent {replaced} replaced {overwritten} overwritten {unclear} unclear");
    }

    private static AuthToken Mint(int number)
        => new(FormattableString.Invariant($"dotnet-{Math.Abs(number)}-{new string('x', 2000)}-{number}"), CredentialKind.Anonymous);

    [GeneratedRegex(@"^[a-z]+-(?<number>[0-9]+)-x{2000}-\k<number>$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whole();
}
