using System;
using System.IO;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using System.Web;

namespace AuthErrors.Conformance;

/// <summary>Writes down every request that leaves the client, a line of JSON each. Nothing that could send lies below it but the sockets.</summary>
internal sealed class RequestRecorder(string path) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    // Of all recorders: they share the file.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var line = JsonSerializer.Serialize(await DescribeAsync(request, cancellationToken)) + "\n";
        await OneAtATime.WaitAsync(cancellationToken);
        try
        {
            await File.AppendAllTextAsync(path, line, cancellationToken);
        }
        finally
        {
            OneAtATime.Release();
        }

        return await base.SendAsync(request, cancellationToken);
    }

    private static async Task<SentRequest> DescribeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (method, address) = (request.Method.Method, request.RequestUri!.GetLeftPart(UriPartial.Path));
        var plain = new SentRequest(method, address, Message: null, Grant: null, Secret: null);
        if (request.Content is null)
        {
            return plain;
        }

        await request.Content.LoadIntoBufferAsync(cancellationToken);
        var body = await request.Content.ReadAsStringAsync(cancellationToken);
        switch (request.Content.Headers.ContentType?.MediaType)
        {
            case "application/json":
                using (var document = JsonDocument.Parse(body))
                {
                    return document.RootElement.TryGetProperty("method", out var call)
                        ? plain with { Message = document.RootElement.TryGetProperty("id", out var id) ? $"{call.GetString()} {id}" : call.GetString() }
                        : plain;
                }

            case "application/x-www-form-urlencoded":
                // The suite gives every login the same code. What makes it one of its own is the verifier.
                var form = HttpUtility.ParseQueryString(body);
                return plain with { Grant = form["grant_type"], Secret = Fingerprint(form["refresh_token"] ?? form["code"] + form["code_verifier"]) };
            default:
                return plain;
        }
    }

    private static string? Fingerprint(string secret) => secret is "" ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))[..16];
}
