namespace AuthErrors.Generators.Json;

internal static class JsonGrammar
{
    /// <summary>Whether a text is a number: <c>[ minus ] int [ frac ] [ exp ]</c> (RFC 8259, section 6).</summary>
    public static bool IsNumber(string text)
    {
        var at = 0;
        Accept('-');
        if (!Accept('0') && !Digits())
        {
            return false;
        }

        if (Accept('.') && !Digits())
        {
            return false;
        }

        if (Accept('e') || Accept('E'))
        {
            _ = Accept('+') || Accept('-');
            if (!Digits())
            {
                return false;
            }
        }

        return at == text.Length;

        bool Accept(char c)
        {
            var isThere = at < text.Length && text[at] == c;
            at += isThere ? 1 : 0;
            return isThere;
        }

        bool Digits()
        {
            var start = at;
            while (at < text.Length && text[at] is >= '0' and <= '9')
            {
                at++;
            }

            return at > start;
        }
    }
}
