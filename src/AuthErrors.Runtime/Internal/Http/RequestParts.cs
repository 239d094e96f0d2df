using System;
using System.Collections.Generic;
using System.Net.Http;

namespace AuthErrors.Internal.Http;

/// <summary>Takes the parts of one request over to another.</summary>
internal static class RequestParts
{
    /// <summary>Copies headers as they were written: what .NET cannot parse is the server's to judge.</summary>
    public static void CopyHeaders(HttpRequestMessage from, HttpRequestMessage to, Predicate<string> isWanted)
    {
        foreach (var header in from.Headers.NonValidated)
        {
            if (isWanted(header.Key))
            {
                to.Headers.TryAddWithoutValidation(header.Key, (IEnumerable<string>)header.Value);
            }
        }
    }

    public static void CopyOptions(HttpRequestMessage from, HttpRequestMessage to)
    {
        foreach (var option in from.Options)
        {
            ((IDictionary<string, object?>)to.Options)[option.Key] = option.Value;
        }
    }
}
