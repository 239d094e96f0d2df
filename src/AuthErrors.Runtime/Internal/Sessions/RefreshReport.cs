using System;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace AuthErrors.Internal.Sessions;

/// <summary>Tells logs, metrics and traces of one refresh. Disposal without an outcome means that it failed.</summary>
internal sealed class RefreshReport : IDisposable
{
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly AuthToken? _replaced;
    private readonly long _start;
    private readonly Activity? _activity;
    private string _outcome = "failed";

    private RefreshReport(ILogger logger, TimeProvider time, AuthToken? replaced)
    {
        _logger = logger;
        _time = time;
        _replaced = replaced;
        _start = time.GetTimestamp();

        _activity = Telemetry.Activities.StartActivity("AuthErrors.Refresh");
        logger.RefreshStarted(replaced);
    }

    public static RefreshReport Start(ILogger logger, TimeProvider time, AuthToken? replaced) => new(logger, time, replaced);

    public void Ended(RefreshOutcome outcome, TimeSpan lockTimeout)
    {
        _outcome = NameOf(outcome);
        switch (outcome)
        {
            case RefreshOutcome.Issued issued:
                _logger.RefreshIssued(issued.Token, Elapsed());
                break;
            case RefreshOutcome.Unsaved unsaved:
                _logger.RefreshUnsaved(unsaved.Token);
                break;
            case RefreshOutcome.Adopted adopted:
                _logger.RefreshAdopted(adopted.Token);
                break;
            case RefreshOutcome.Refused:
                _logger.RefreshRefused(_replaced);
                break;
            case RefreshOutcome.Unavailable unavailable:
                _logger.RefreshUnavailable(_replaced, unavailable.Result.RetryAfter);
                break;
            case RefreshOutcome.Busy:
                _logger.RefreshBusy(_replaced, lockTimeout);
                break;
            default:
                _logger.RefreshEnded(_replaced);
                break;
        }
    }

    public void Failed(Exception exception) => _logger.RefreshFailed(_replaced, exception.GetType().Name);

    public void Dispose()
    {
        Telemetry.Refreshed(Elapsed(), _outcome);
        _activity?.SetTag("autherrors.outcome", _outcome);
        _activity?.SetTag("autherrors.token", _replaced?.ToString());
        _activity?.SetStatus(_outcome is "issued" or "adopted" ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        _activity?.Dispose();
    }

    /// <summary>What dashboards know an outcome by: it does not change with the name of a class.</summary>
    private static string NameOf(RefreshOutcome outcome) => outcome switch
    {
        RefreshOutcome.Issued => "issued",
        RefreshOutcome.Unsaved => "unsaved",
        RefreshOutcome.Adopted => "adopted",
        RefreshOutcome.Refused => "refused",
        RefreshOutcome.Unavailable => "unavailable",
        RefreshOutcome.Busy => "busy",
        _ => "ended",
    };

    private double Elapsed() => _time.GetElapsedTime(_start).TotalSeconds;
}
