using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using AuthErrors;
using Samples;

return args is [var path, var address] ? await WorkAsync(path, new Uri(address)) : await StartAsync();

// What each of the processes does: nothing in it knows of the others.
static async Task<int> WorkAsync(string path, Uri address)
{
    using var issuerHttp = new HttpClient();
    await using var session = new TokenSession(
        new FileTokenStore(path),
        new RefreshTokenIssuer(issuerHttp, new RefreshTokenIssuerOptions { TokenEndpoint = new Uri(address, "/token"), ClientId = "worker" }));
    using var http = new HttpClient(new AuthRecoveryHandler(session, address, options: null, new SocketsHttpHandler())) { BaseAddress = address };

    Console.WriteLine($"{Environment.ProcessId}: {await http.GetStringAsync("/hello")}");
    return 0;
}

static async Task<int> StartAsync()
{
    await using var service = await LoopbackService.StartAsync();
    var folder = Directory.CreateTempSubdirectory("autherrors-").FullName;
    var path = Path.Combine(folder, "token.json");
    await new FileTokenStore(path).CompareReplaceAsync(expected: null, service.LogIn(), default);

    // They all find the token expired, and a refresh token that is shown twice would end the login.
    service.ExpireToken();
    var program = Environment.GetCommandLineArgs()[0];
    var workers = Enumerable.Range(0, 8).Select(_ => Process.Start("dotnet", [program, path, service.Address.ToString()])).ToList();
    foreach (var worker in workers)
    {
        await worker.WaitForExitAsync();
    }

    var failures = workers.Count(static worker => worker.ExitCode != 0);
    Console.WriteLine($"{workers.Count} processes, {failures} failures, {service.Refreshes} refresh.");
    Directory.Delete(folder, recursive: true);
    return failures;
}
