using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;

namespace AuthErrors.Runtime.Worker.Loopback;

/// <summary>A request as far as the authority looks at it.</summary>
internal sealed record LoopbackRequest(string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>Who sends it; every worker says so in a header of the tests.</summary>
    public string Worker => Headers.GetValueOrDefault(WorkerHeader, "");

    /// <summary>The header that carries <see cref="Worker"/>.</summary>
    public const string WorkerHeader = "X-Worker";

    /// <summary>A member of a form (<c>application/x-www-form-urlencoded</c>).</summary>
    public string? Form(string name)
        => Body.Split('&').Select(static pair => pair.Split('=', 2))
            .Where(pair => pair.Length == 2 && string.Equals(pair[0], name, StringComparison.Ordinal))
            .Select(static pair => WebUtility.UrlDecode(pair[1]))
            .FirstOrDefault();
}
