namespace AuthErrors.Runtime.Simulation.Tests;

/// <summary>What schedules must meet now and then: a guarantee that is never put to the test is not tested.</summary>
internal enum Situation
{
    Issue,
    IssuerFailed,
    AnswerLost,
    FamilyRevoked,
    Replaced,
    ReplacedByOther,
    WriteFailed,
    StoreFailed,
    LockBusy,
    Crash,
    CrashDuringIssue,
    Reset,
    ResetDuringRefresh,
    Disposal,
    DisposalDuringRefresh,
    LateRejection,
    CallerCancelled,
    TokenGiven,
    ErrorGiven,
    StoreErrorGiven,
    TimerFired,
}
