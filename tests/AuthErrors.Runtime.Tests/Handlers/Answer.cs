using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;

namespace AuthErrors.Runtime.Tests.Handlers;

/// <summary>Responses of a <see cref="StubServer"/>.</summary>
internal static class Answer
{
    public static HttpResponseMessage Status(HttpStatusCode status) => new(status);

    public static HttpResponseMessage Json(HttpStatusCode status, string body, TimeSpan? retryAfter = null)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        response.Headers.RetryAfter = retryAfter is { } wait ? new(wait) : null;
        return response;
    }

    /// <summary>An error as <see cref="CodeClassifier"/> reads it.</summary>
    public static HttpResponseMessage Code(HttpStatusCode status, AuthRecovery recovery, TimeSpan? retryAfter = null)
        => Json(status, $$"""{"error_code":"{{recovery}}","message":"The server says {{recovery}}."}""", retryAfter);

    public static HttpResponseMessage Body(HttpStatusCode status, Stream body, string? contentType, long? length = null)
    {
        var content = new StreamContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        content.Headers.ContentLength = length;
        return new HttpResponseMessage(status) { Content = content };
    }

    public static HttpResponseMessage Challenge(HttpStatusCode status, string challenge)
    {
        var response = new HttpResponseMessage(status);
        response.Headers.TryAddWithoutValidation("WWW-Authenticate", challenge);
        return response;
    }

    public static HttpResponseMessage Redirect(HttpStatusCode status, string location)
    {
        var response = new HttpResponseMessage(status);
        response.Headers.TryAddWithoutValidation("Location", location);
        return response;
    }
}
