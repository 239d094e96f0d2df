namespace AuthErrors.Generators.Tests.Retries.Laboratory.Writing;

/// <summary>How a call tells of a rejection.</summary>
internal enum Style
{
    /// <summary>By the response.</summary>
    Response,

    /// <summary>By an <c>AuthException</c>.</summary>
    Auth,

    /// <summary>By an <c>HttpRequestException</c>.</summary>
    Http,
}
