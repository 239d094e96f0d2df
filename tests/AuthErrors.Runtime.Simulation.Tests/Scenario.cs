using System;

namespace AuthErrors.Runtime.Simulation.Tests;

/// <summary>
/// The weather of one schedule, drawn from its seed. Schedules differ in kind and not only in order: where everything fails at once, nothing
/// gets far enough to go wrong in an interesting way (Groce et al., "Swarm testing", ISSTA 2012).
/// </summary>
internal sealed record Scenario
{
    public required int Processes { get; init; }

    public required CredentialKind Kind { get; init; }

    /// <summary>How long issued tokens live; <see langword="null"/> when the issuer does not say.</summary>
    public required TimeSpan? Lifetime { get; init; }

    /// <summary>How long a session waits for the lock.</summary>
    public required TimeSpan LockTimeout { get; init; }

    /// <summary>How many steps are taken before everything is brought to an end.</summary>
    public required int Steps { get; init; }

    /// <summary>How often, in a hundred, an operation of the store fails.</summary>
    public required int StoreFailures { get; init; }

    /// <summary>How often, in a hundred, the issuer gives no token.</summary>
    public required int IssuerFailures { get; init; }

    /// <summary>How often, in a hundred, an answer of the issuer is lost after the server has rotated.</summary>
    public required int LostAnswers { get; init; }

    /// <summary>How often, in a hundred, the server keeps the refresh token (RFC 6749, section 6, allows it).</summary>
    public required int KeptRefreshTokens { get; init; }

    /// <summary>How often, in a hundred, what an operation does and what it answers are steps apart.</summary>
    public required int Delays { get; init; }

    /// <summary>Whether the issuer ends when it is told to, or goes on.</summary>
    public required bool IsIssuerCancellable { get; init; }

    public required int CrashWeight { get; init; }

    public required int ResetWeight { get; init; }

    public required int DisposeWeight { get; init; }

    public required int CancelWeight { get; init; }

    public required int ForeignWeight { get; init; }

    public required int ClockWeight { get; init; }

    public static Scenario From(Rng rng) => new()
    {
        Processes = 1 + rng.Below(3),
        Kind = rng.Pick(CredentialKind.OAuth, CredentialKind.OAuth, CredentialKind.Anonymous),
        Lifetime = rng.Pick<TimeSpan?>(null, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(300), TimeSpan.FromHours(1)),
        LockTimeout = TimeSpan.FromSeconds(rng.Pick(0, 5, 30)),
        Steps = 20 + rng.Below(60),
        StoreFailures = rng.Pick(0, 0, 3, 15),
        IssuerFailures = rng.Pick(0, 10, 40),
        LostAnswers = rng.Pick(0, 0, 10),
        KeptRefreshTokens = rng.Pick(0, 0, 50),
        Delays = rng.Pick(0, 30, 70),
        IsIssuerCancellable = rng.Chance(70),
        CrashWeight = rng.Pick(0, 0, 4),
        ResetWeight = rng.Pick(0, 0, 3, 8),
        DisposeWeight = rng.Pick(0, 0, 2),
        CancelWeight = rng.Pick(0, 6),
        ForeignWeight = rng.Pick(0, 0, 4),
        ClockWeight = rng.Pick(0, 3, 10),
    };
}
