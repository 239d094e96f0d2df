using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace AuthErrors.Generators.Refreshes;

/// <summary>
/// Methods that are refreshes by their name alone: <c>RefreshAccessTokenAsync</c>, <c>TryRenewToken</c>, <c>Reauthenticate</c>. A name says what happens
/// (<c>RefreshToken</c> the verb) or what something is (<c>RefreshToken</c> the noun), so only verbs that lead the name count, and what follows the
/// object must be a manner: <c>RefreshTokenIfNeeded</c> acts, <c>RefreshTokenExists</c> does not. Plain names are wrong more often than right all the same.
/// </summary>
internal static class RefreshNames
{
    private static readonly ImmutableHashSet<string> Leads = Words("Try", "Force", "Do", "Silently", "Perform", "Must");

    private static readonly ImmutableHashSet<string> Verbs = Words("Refresh", "Renew", "Reacquire", "Reissue");

    private static readonly ImmutableHashSet<string> VerbsWithoutObject = Words("Reauthenticate", "Reauthorize");

    private static readonly ImmutableHashSet<string> Objects = Words("Token", "Tokens", "Jwt", "Credential", "Credentials");

    /// <summary>What may stand between the verb and its object.</summary>
    private static readonly ImmutableHashSet<string> Qualifiers = Words(
        "The", "My", "Current", "Expired", "Rejected", "Access", "Auth", "Authentication", "Authorization", "Bearer", "Api", "Id", "Identity", "OAuth", "O", "Oidc", "Session", "User", "Client", "App",
        "Service", "Security", "Login", "Jwt", "Oauth", "And");

    /// <summary>What may follow the object: when, how or for whom.</summary>
    private static readonly ImmutableHashSet<string> Manners = Words(
        "Async", "If", "When", "After", "Before", "On", "For", "From", "With", "Using", "By", "In", "And", "Or", "Once", "Now", "Silently", "Internal", "Core", "Impl", "Locked", "Safe", "Safely", "Directly", "Again", "Sync");

    /// <summary>Whether a method of this name refreshes a token, as far as a name can tell.</summary>
    public static bool LooksLikeRefresh(string name)
    {
        // Most names are passed over here, before any string is built.
        if (name.IndexOf("re", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return false;
        }

        var words = Split(name);
        var at = 0;
        while (at < words.Count && Leads.Contains(words[at]))
        {
            at++;
        }

        return at < words.Count
            && (VerbsWithoutObject.Contains(words[at]) ? MayEnd(words, at + 1) : Verbs.Contains(words[at]) && NamesObject(words, at + 1));
    }

    private static bool NamesObject(List<string> words, int at)
    {
        while (at < words.Count && Qualifiers.Contains(words[at]) && !(Objects.Contains(words[at]) && MayEnd(words, at + 1)))
        {
            at++;
        }

        return at < words.Count && Objects.Contains(words[at]) && MayEnd(words, at + 1);
    }

    private static bool MayEnd(List<string> words, int at) => at == words.Count || Manners.Contains(words[at]);

    /// <summary>Takes <c>_refreshOAuth2Token</c> apart at capitals, digits and underscores.</summary>
    private static List<string> Split(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var at = 1; at <= name.Length; at++)
        {
            if (at == name.Length || !char.IsLower(name[at]))
            {
                Add(words, name, start, at);
                start = at;
            }
        }

        return words;
    }

    private static void Add(List<string> words, string name, int start, int end)
    {
        while (start < end && !char.IsLetter(name[start]))
        {
            start++;
        }

        if (start < end)
        {
            words.Add(name.Substring(start, end - start));
        }
    }

    private static ImmutableHashSet<string> Words(params string[] words) => words.ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
}
