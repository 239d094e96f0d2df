using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Linq;
using Microsoft.Extensions.Logging;

namespace AuthErrors.Runtime.Tests.Observability;

/// <summary>Everything that the runtime tells logs, metrics and traces, as text and as what it is.</summary>
internal sealed class Recording : ILogger, IDisposable
{
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities;

    public Recording()
    {
        _meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == "AuthErrors")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measurements.Enqueue((instrument.Name, value, Describe(tags))));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measurements.Enqueue((instrument.Name, value, Describe(tags))));
        _meters.Start();
        _activities = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "AuthErrors",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Activities.Enqueue(activity),
        };
        ActivitySource.AddActivityListener(_activities);
    }

    public ConcurrentQueue<(int Id, LogLevel Level, string Text)> Logs { get; } = [];

    public ConcurrentQueue<(string Name, double Value, string Tags)> Measurements { get; } = [];

    public ConcurrentQueue<Activity> Activities { get; } = [];

    /// <summary>All of it as one text, to look for what must not be there.</summary>
    public string Everything => string.Join(
        '\n',
        Logs.Select(static entry => entry.Text)
            .Concat(Measurements.Select(static measurement => measurement.ToString()))
            .Concat(Activities.Select(static activity => $"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.Select(static e => e.Name + string.Join(' ', e.Tags)))}")));

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(static pair => pair.ToString())) : "";
        Logs.Enqueue((eventId.Id, logLevel, $"{formatter(state, exception)} {values} {exception}"));
    }

    public void Dispose()
    {
        _meters.Dispose();
        _activities.Dispose();
    }

    private static string Describe(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        => string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}"));
}
