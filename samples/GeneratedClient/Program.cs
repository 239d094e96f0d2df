using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using AuthErrors;
using Samples;

await using var service = await LoopbackService.StartAsync();
using var store = new InMemoryTokenStore(service.LogIn());
using var issuerHttp = new HttpClient();
var issuer = new RefreshTokenIssuer(issuerHttp, new RefreshTokenIssuerOptions { TokenEndpoint = service.TokenEndpoint, ClientId = "console" });
await using var client = new HelloClient(new SocketsHttpHandler(), service.Address, store, issuer);

Console.WriteLine(await client.HelloAsync());

// A hundred requests find the token expired, all at once.
service.ExpireToken();
var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => client.HelloAsync()));
Console.WriteLine($"{answers.Length} answers after {service.Refreshes} refresh.");

// Somebody else has logged in: this login is over, and the catalog's exception says so.
service.LogIn();
try
{
    await client.HelloAsync();
}
catch (HelloException error)
{
    var advice = error.ErrorCode switch
    {
        HelloErrorCode.TokenExpired => "log in again",
        HelloErrorCode.RateLimited => "wait",
        _ => "update this program",
    };
    Console.WriteLine($"{error.Message} So {advice}. Errors thrown: {client.Errors}.");
}
