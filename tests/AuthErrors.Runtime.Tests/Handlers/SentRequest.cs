using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Tests.Handlers;

/// <summary>A request as it was when it was sent: the message itself changes later.</summary>
internal sealed record SentRequest(HttpRequestMessage Message, HttpMethod Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string? Authorization => Headers.GetValueOrDefault("Authorization");

    public static async Task<SentRequest> CaptureAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var body = message.Content is null ? [] : await WriteAsync(message.Content, cancellationToken);
        var headers = message.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new SentRequest(message, message.Method, message.RequestUri!, headers, body);
    }

    /// <summary>Writes the content as a connection does: it is not buffered by that.</summary>
    private static async Task<byte[]> WriteAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var body = new System.IO.MemoryStream();
        await content.CopyToAsync(body, cancellationToken);
        return body.ToArray();
    }
}
