using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;

namespace AuthErrors.Internal;

/// <summary>The sources of metrics and traces, both named <c>AuthErrors</c>. What they carry is listed in docs/runtime.md; a secret is never among it.</summary>
internal static class Telemetry
{
    public const string Name = "AuthErrors";

    private static readonly Meter Meter = new(Name);

    public static readonly ActivitySource Activities = new(Name);

    private static readonly Histogram<double> RefreshDuration = Meter.CreateHistogram<double>(
        "autherrors.refresh.duration", "s", "How long refreshes of a token took, waiting for other processes included.");

    private static readonly Counter<long> Rejections = Meter.CreateCounter<long>(
        "autherrors.rejections", "{response}", "Responses that refused a credential.");

    /// <summary>A refresh has ended, after so many seconds.</summary>
    public static void Refreshed(double seconds, string outcome) => RefreshDuration.Record(seconds, new KeyValuePair<string, object?>("autherrors.outcome", outcome));

    /// <summary>What catalogs call it.</summary>
    private static string NameOf(AuthRecovery recovery) => recovery switch
    {
        AuthRecovery.Refresh => "refresh",
        AuthRecovery.Reauthenticate => "reauthenticate",
        AuthRecovery.Backoff => "backoff",
        _ => "surface",
    };

    /// <summary>A response refused a credential.</summary>
    public static void Rejected(HttpStatusCode status, AuthRecovery recovery)
        => Rejections.Add(
            1, new KeyValuePair<string, object?>("http.response.status_code", (int)status), new KeyValuePair<string, object?>("autherrors.recovery", NameOf(recovery)));
}
