using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Tour;

/// <summary>A gateway on this machine, at a free port of the loopback address, that gives each path its answer.</summary>
internal sealed class GatewayServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private GatewayServer(WebApplication application) => _application = application;

    public string Address => _application.Urls.Single();

    public static async Task<GatewayServer> StartAsync(IEnumerable<GatewayAnswer> answers, CancellationToken cancellationToken)
    {
        // Empty: no configuration from files and variables, and no log between the lines of the tour.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static options => options.Listen(IPAddress.Loopback, port: 0));
        var application = builder.Build();

        var byPath = answers.ToDictionary(static answer => "/" + answer.Path, StringComparer.Ordinal);
        application.Run(context => AnswerAsync(context, byPath[context.Request.Path]));
        await application.StartAsync(cancellationToken);
        return new GatewayServer(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static Task AnswerAsync(HttpContext context, GatewayAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        return context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }
}
