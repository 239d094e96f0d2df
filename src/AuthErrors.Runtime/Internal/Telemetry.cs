using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AuthErrors.Internal;

/// <summary>The sources of metrics and traces, both named <c>AuthErrors</c>. What they carry is listed in docs/runtime.md; a secret is never among it.</summary>
internal static class Telemetry
{
    public const string Name = "AuthErrors";

    private static readonly Meter Meter = new(Name);

    public static readonly ActivitySource Activities = new(Name);

    /// <summary>How long refreshes took in seconds, by outcome: their count is that of the refreshes.</summary>
    public static readonly Histogram<double> RefreshDuration = Meter.CreateHistogram<double>(
        "autherrors.refresh.duration", "s", "How long refreshes of a token took, waiting for other processes included.");

    /// <summary>Responses that refused a credential, by status and by what a client may do about it.</summary>
    public static readonly Counter<long> Rejections = Meter.CreateCounter<long>(
        "autherrors.rejections", "{response}", "Responses that refused a credential.");
}
