using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using AuthErrors;
using Samples;

await using var service = await LoopbackService.StartAsync();

// A token that outlives the program: a file that only its user can read. A login would put it there.
var path = Path.Combine(Directory.CreateTempSubdirectory("autherrors-").FullName, "token.json");
var store = new FileTokenStore(path);
await store.CompareReplaceAsync(expected: null, service.LogIn(), default);

// One session for the grant, however many clients and requests use it. The issuer has a client of its own, which needs no token.
using var issuerHttp = new HttpClient();
await using var session = new TokenSession(
    store, new RefreshTokenIssuer(issuerHttp, new RefreshTokenIssuerOptions { TokenEndpoint = service.TokenEndpoint, ClientId = "console" }));
using var http = new HttpClient(new AuthRecoveryHandler(session, service.Address, options: null, new SocketsHttpHandler())) { BaseAddress = service.Address };

Console.WriteLine(await http.GetStringAsync("/hello"));

// A hundred requests find the token expired, all at once.
service.ExpireToken();
var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => http.GetStringAsync("/hello")));
Console.WriteLine($"{answers.Length} answers after {service.Refreshes} refresh.");

// A login that is over is an error that says what to do, not a status to interpret.
service.LogIn();
try
{
    await http.GetStringAsync("/hello");
}
catch (AuthErrorException error)
{
    Console.WriteLine($"{error.InnerException?.Message ?? error.Message}");
}

Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
