using System;

namespace AuthErrors;

/// <summary>A response that refused a credential: what may be done about it, and the error it becomes when that does not help.</summary>
public sealed class AuthFailure
{
    private readonly Func<Exception?, AuthErrorException> _toException;

    /// <summary>Makes a failure.</summary>
    /// <param name="recovery">What a client may do.</param>
    /// <param name="toException">Makes the error to throw, from the reason why recovery failed, if it was tried.</param>
    public AuthFailure(AuthRecovery recovery, Func<Exception?, AuthErrorException> toException)
    {
        ArgumentNullException.ThrowIfNull(toException);
        Recovery = recovery;
        _toException = toException;
    }

    /// <summary>What a client may do. It beats what the status alone would suggest.</summary>
    public AuthRecovery Recovery { get; }

    /// <summary>Makes the error to throw.</summary>
    /// <param name="cause">Why recovery failed; <see langword="null"/> when it was not tried.</param>
    /// <returns>The typed error of the response.</returns>
    public AuthErrorException ToException(Exception? cause) => _toException(cause);
}
