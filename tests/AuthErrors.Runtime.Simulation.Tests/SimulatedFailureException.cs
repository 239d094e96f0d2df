using System;

namespace AuthErrors.Runtime.Simulation.Tests;

/// <summary>What the simulated issuer throws when its connection breaks.</summary>
internal sealed class SimulatedFailureException(string message) : Exception(message);
