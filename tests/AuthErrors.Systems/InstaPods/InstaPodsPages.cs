using System.Collections.Generic;
using System.Linq;
using System.Net;

namespace AuthErrors.Systems;

/// <summary>What a user sees in the browser.</summary>
internal static class InstaPodsPages
{
    private const string Style = """
        :root{color-scheme:light dark;--page:#eef2f6;--card:#fff;--line:#cfd7e1;--text:#18212b;--soft:#52606f;--act:#1f5fbf;--on-act:#fff;--bad:#a8322a;--bad-page:#fdf0ef}
        @media(prefers-color-scheme:dark){:root{--page:#0f1419;--card:#182029;--line:#323e4b;--text:#e8edf2;--soft:#a3b0bd;--act:#8ab4f0;--on-act:#0f1a2a;--bad:#f2a199;--bad-page:#2b1a19}}
        *{box-sizing:border-box}
        body{margin:0;min-height:100vh;display:flex;align-items:center;justify-content:center;padding:1.25rem;background:var(--page);color:var(--text);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
        main{width:100%;max-width:25rem;padding:2rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem;overflow-wrap:anywhere}
        .brand{margin:0 0 1.25rem;font-weight:600;color:var(--soft)}
        h1{margin:0 0 .75rem;font-size:1.375rem;line-height:1.3;font-weight:600}
        p{margin:0 0 1.25rem;color:var(--soft)}
        main>p:last-child{margin:0}
        label{display:block;margin:0 0 1rem;font-weight:500}
        input[type=email],input[type=password]{display:block;width:100%;margin-top:.375rem;padding:.625rem .75rem;font:inherit;color:inherit;background:var(--page);border:1px solid var(--line);border-radius:.5rem}
        fieldset{margin:0 0 1.25rem;padding:0;border:0}
        legend{margin-bottom:.5rem;padding:0;font-weight:500}
        .team{display:flex;align-items:center;gap:.75rem;margin:0 0 .5rem;padding:.75rem;border:1px solid var(--line);border-radius:.5rem;font-weight:400}
        .team input{margin:0;width:1.125rem;height:1.125rem;accent-color:var(--act)}
        .team:has(:checked){border-color:var(--act)}
        .actions{display:flex;flex-wrap:wrap;gap:.75rem}
        button{flex:1 1 8rem;padding:.6875rem 1rem;font:inherit;font-weight:600;border:1px solid var(--act);border-radius:.5rem;background:var(--act);color:var(--on-act);cursor:pointer}
        button.plain{background:transparent;color:var(--text);border-color:var(--line)}
        :focus-visible{outline:3px solid var(--act);outline-offset:2px}
        .alert{margin:0 0 1.25rem;padding:.75rem;border-radius:.5rem;background:var(--bad-page);color:var(--bad)}
        @media(max-width:24rem){body{padding:.75rem}main{padding:1.25rem}}
        """;

    public static string LogIn(string request, string? error) => Page("Log in", $"""
        <h1>Log in</h1>
        <p>A program on your computer asks for access to your pods.</p>
        {(error is null ? "" : $"""<p class="alert" role="alert">{Encode(error)}</p>""")}
        <form method="post" action="/oauth/login">
        <input type="hidden" name="request" value="{Encode(request)}">
        <label>Email address<input type="email" name="email" autocomplete="username" required></label>
        <label>Password<input type="password" name="password" autocomplete="current-password" required></label>
        <div class="actions"><button>Log in</button></div>
        </form>
        """);

    public static string Decide(string request, IEnumerable<string> teams) => Page("Give access", $"""
        <h1>Give a program access?</h1>
        <p>It will see and use the pods of one team for 30 days, or until you log out everywhere.</p>
        <form method="post" action="/oauth/decide">
        <input type="hidden" name="request" value="{Encode(request)}">
        <fieldset><legend>Team</legend>
        {string.Concat(teams.Select(static (team, index) => $"""<label class="team"><input type="radio" name="team" value="{Encode(team)}"{(index == 0 ? " checked" : "")}>{Encode(team)}</label>"""))}
        </fieldset>
        <div class="actions"><button name="decision" value="approve">Approve</button><button class="plain" name="decision" value="deny">Deny</button></div>
        </form>
        """);

    public static string Account(string? notice) => Page("Account", $"""
        <h1>Your account</h1>
        <p role="status">{Encode(notice ?? "Programs to which you gave access keep it for 30 days.")}</p>
        {(notice is null ? """<form method="post" action="/account/log-out-everywhere"><div class="actions"><button>Log out everywhere</button></div></form>""" : "")}
        """);

    public static string Error(string message, string advice) => Page("The login cannot go on", $"""
        <h1>The login cannot go on</h1>
        <p class="alert" role="alert">{Encode(message)}</p>
        <p>{Encode(advice)}</p>
        """);

    private static string Page(string title, string content) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{title} - InstaPods</title>
        <style>{Style}</style>
        </head>
        <body>
        <main>
        <p class="brand">InstaPods</p>
        {content}
        </main>
        </body>
        </html>
        """;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
