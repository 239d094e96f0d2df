using System;
using System.IO;
using Instagit.Auth;
using Samples;

const string DefaultAddress = "https://instagit--instagit-api-api.modal.run";

// The programs in TypeScript and Python read and write the same file.
var tokenFile = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".instagit", "token.json");
if (!Uri.TryCreate(Environment.GetEnvironmentVariable("INSTAGIT_API_URL") is { Length: > 0 } url ? url : DefaultAddress, UriKind.Absolute, out var address)
    || address.Scheme is not ("https" or "http"))
{
    Console.Error.WriteLine("INSTAGIT_API_URL is not the address of a service, such as https://example.com.");
    return 2;
}

try
{
    await using var client = InstagitClient.Create(address, tokenFile);
    switch (args)
    {
        case ["ask", var repository, var question]:
            Console.WriteLine(await client.AskAsync(repository, question, new ConsoleProgress()));
            return 0;
        case ["reset"]:
            await client.AuthSession.ResetAsync();
            Console.WriteLine("The token is forgotten. The next question registers again.");
            return 0;
        default:
            Console.Error.WriteLine("Usage: Instagit ask REPOSITORY QUESTION, or: Instagit reset");
            return 2;
    }
}
catch (InstagitException error)
{
    Console.Error.WriteLine(InstagitClient.Explain(error));
}
catch (Exception error)
{
    Console.Error.WriteLine(error.Message);
}

return 1;
