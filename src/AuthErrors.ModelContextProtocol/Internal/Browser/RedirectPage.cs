using System;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace AuthErrors.Internal.Browser;

/// <summary>
/// What a user sees in the browser when the login is over: what happened, and what to do next. Without scripts and without anything from elsewhere.
/// </summary>
/// <remarks>
/// The code stays in the address: a redirect away from it could find the program ended, and the user would see an error. It can be used once, and with the
/// verifier alone (RFC 7636), and no other site gets to see it.
/// </remarks>
internal static class RedirectPage
{
    private static readonly string Style = """
        :root{color-scheme:light dark;--page:#f4f5f7;--card:#fff;--line:#dfe2e8;--text:#1c2024;--soft:#565d6a;--good:#1a7f4b;--bad:#b3352b;--note:#8a5a00}
        @media(prefers-color-scheme:dark){:root{--page:#121417;--card:#1b1e23;--line:#30353d;--text:#eceef1;--soft:#a7afbb;--good:#5cc98f;--bad:#f28b82;--note:#e3b04b}}
        *{box-sizing:border-box}
        body{margin:0;min-height:100vh;display:flex;align-items:center;justify-content:center;padding:1.25rem;background:var(--page);color:var(--text);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
        main{width:100%;max-width:28rem;padding:2rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem;overflow-wrap:anywhere}
        svg{display:block;width:2.75rem;height:2.75rem;fill:none;stroke:currentColor;stroke-width:2.25;stroke-linecap:round;stroke-linejoin:round}
        .good{color:var(--good)}.bad{color:var(--bad)}.note{color:var(--note)}
        h1{margin:1.125rem 0 .375rem;font-size:1.375rem;line-height:1.3;font-weight:600;text-wrap:balance}
        p{margin:0}
        blockquote{margin:.875rem 0 0;padding:.125rem 0 .125rem .875rem;border-left:3px solid var(--line);color:var(--soft)}
        code{display:block;font:.875rem/1.6 ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;color:var(--text)}
        .next{margin-top:1.25rem;padding-top:1.25rem;border-top:1px solid var(--line);color:var(--soft)}
        @media(max-width:26rem){body{padding:.75rem}main{padding:1.5rem}}
        """.ReplaceLineEndings("\n");

    private const string Tick = """<path d="M15 24.5l6.5 6.5L33.5 18"/>""";
    private const string Cross = """<path d="M17 17l14 14M31 17L17 31"/>""";
    private const string Mark = """<path d="M24 14.5v12M24 33v.5"/>""";
    private const string Back = "You can close this window and go back to the program.";

    /// <summary>The policy that the pages are sent with: nothing but their own style.</summary>
    /// <remarks>A browser takes the hash over text with <c>\n</c> for line ends, however the text was sent.</remarks>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The code has come.</summary>
    public static Reply Approved { get; } = new("200 OK", Html("good", Tick, "Access approved", "<p>The program has received the approval and completes the login by itself.</p>", Back));

    /// <summary>The state is not that of the login that waits.</summary>
    public static Reply AnotherLogin { get; } = new("400 Bad Request", Html(
        "note", Mark, "Not the login in progress",
        "<p>This answer belongs to another login, or did not come from one. It was ignored, and the program goes on waiting for the right one.</p>",
        "Close this window and finish the login in the window that the program opened."));

    /// <summary>No login waits.</summary>
    public static Reply NothingWaiting { get; } = new("410 Gone", Html(
        "note", Mark, "No login is waiting", "<p>The login that this answer belongs to is over: it was completed, it was stopped, or its time was up.</p>",
        "You can close this window. To log in, go back to the program and start the login there."));

    /// <summary>Not the address of a redirect.</summary>
    public static Reply NotFound { get; } = new("404 Not Found", Html("note", Mark, "Nothing here", "<p>This address only receives the end of a login.</p>", "You can close this window."));

    private static Reply Denied { get; } = new("200 OK", Html(
        "bad", Cross, "Access denied", "<p>The program was given no access.</p>", Back + " To approve after all, start the login there again."));

    /// <summary>The login was refused.</summary>
    public static Reply For(RedirectError error)
    {
        if (error.IsDenial)
        {
            return Denied;
        }

        var said = error.Code is null
            ? "<p>The server sent neither an approval nor an error.</p>"
            : $"<p>The server answered with an error:</p><blockquote><code>{WebUtility.HtmlEncode(error.Code)}</code>{WebUtility.HtmlEncode(error.Description)}</blockquote>";
        return new Reply("200 OK", Html("bad", Cross, "The login failed", said, Back + " The error was passed on to it."));
    }

    private static string Html(string tone, string shape, string title, string text, string next) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{title}</title>
        <style>{Style}</style>
        </head>
        <body>
        <main>
        <div role="status">
        <svg class="{tone}" viewBox="0 0 48 48" aria-hidden="true"><circle cx="24" cy="24" r="21.5"/>{shape}</svg>
        <h1>{title}</h1>
        {text}
        </div>
        <p class="next">{next}</p>
        </main>
        </body>
        </html>
        """;
}
