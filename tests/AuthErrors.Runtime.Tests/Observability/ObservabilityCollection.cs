using Xunit;

namespace AuthErrors.Runtime.Tests.Observability;

/// <summary>Metrics and traces are the process's: what listens to them runs alone.</summary>
[CollectionDefinition(nameof(ObservabilityCollection), DisableParallelization = true)]
public sealed class ObservabilityCollection;
