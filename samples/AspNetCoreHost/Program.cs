using System.Net.Http;
using AuthErrors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Samples;

await using var service = await LoopbackService.StartAsync();

var builder = WebApplication.CreateBuilder(args);

// The issuer's client comes from the factory too, without recovery: it needs no token.
builder.Services.AddHttpClient("token-endpoint");
builder.Services
    .AddHttpClient("service", client => client.BaseAddress = service.Address)
    .AddAuthRecovery(service.Address, services => new TokenSession(
        new InMemoryTokenStore(service.LogIn()),
        new RefreshTokenIssuer(
            services.GetRequiredService<IHttpClientFactory>().CreateClient("token-endpoint"),
            new RefreshTokenIssuerOptions { TokenEndpoint = service.TokenEndpoint, ClientId = "host" }),
        new TokenSessionOptions { Logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("AuthErrors") }));

var application = builder.Build();

// Whoever asks this host makes it ask the service; when its token has expired, one refresh serves all.
application.MapGet("/", async (IHttpClientFactory clients) => await clients.CreateClient("service").GetStringAsync("/hello"));
application.MapPost("/expire", () => service.ExpireToken());
application.MapGet("/refreshes", () => service.Refreshes);

// An error of authentication becomes an answer that says so, and keeps the reason for the log.
application.UseExceptionHandler(errors => errors.Run(context =>
{
    context.Response.StatusCode = StatusCodes.Status502BadGateway;
    return context.Response.WriteAsync("The service refused this host's credential.");
}));
await application.RunAsync();
