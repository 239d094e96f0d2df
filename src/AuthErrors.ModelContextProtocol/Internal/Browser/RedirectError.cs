using System;
using System.Globalization;
using System.Linq;

namespace AuthErrors.Internal.Browser;

/// <summary>Why a login gave no code (RFC 6749, section 4.1.2.1), in text that can be shown: the redirect comes from anywhere.</summary>
/// <param name="Code">The error's code; <see langword="null"/> when the answer has neither a code that can be used nor an error.</param>
/// <param name="Description">What the server says about it, when it does.</param>
internal sealed record RedirectError(string? Code, string? Description)
{
    private const int MaxLength = 500;
    private const string ApproveHint = "Start the login again and approve the access.";
    private const string RetryHint = "Start the login again.";

    /// <summary>Whether it was the user who said no.</summary>
    public bool IsDenial => Code == "access_denied";

    public static RedirectError From(string? code, string? description) => new(Printable(code), Printable(description));

    public static AuthErrorException TimedOut(TimeSpan limit)
        => new(FormattableString.Invariant($"Nobody logged in within {limit.TotalMinutes:0.##} min. {RetryHint}")) { Recovery = AuthRecovery.Reauthenticate, Hint = RetryHint };

    public static AuthErrorException NoBrowser()
        => new("No browser can be opened here, and there is nobody to tell the address of the login. Set BrowserLoginOptions.Progress or OpenBrowser.");

    public AuthErrorException ToException()
    {
        var (text, recovery, hint) = Code switch
        {
            "access_denied" => ("The login was denied", AuthRecovery.Reauthenticate, ApproveHint),
            "server_error" or "temporarily_unavailable" => ("The server cannot log anybody in now", AuthRecovery.Backoff, "Wait, and start the login again."),
            null => ("The server answered the login with neither a code that can be used nor an error", AuthRecovery.Reauthenticate, RetryHint),
            _ => ("The server refused the login", AuthRecovery.Surface, null),
        };
        var code = Code is null ? "" : $" ({Code})";
        var description = Description is null ? "." : $": {Description}";
        return new AuthErrorException($"{text}{code}{description}{(hint is null ? "" : "\n" + hint)}") { WireCode = Code, Recovery = recovery, Hint = hint };
    }

    /// <summary>What a terminal would take for a command becomes a space.</summary>
    private static string? Printable(string? text)
        => string.IsNullOrWhiteSpace(text) ? null : string.Concat(text.Take(MaxLength).Select(static c => IsPrintable(c) ? c : ' ')).Trim();

    private static bool IsPrintable(char c) => char.GetUnicodeCategory(c)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
