using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp;

namespace AuthErrors.Generators.Tests.Emit;

/// <summary>Catalogs that are right and ask for trouble: names that C# uses itself, texts that end comments, numbers at the limits.</summary>
internal static class NastyCatalogs
{
    /// <summary>As many codes as still get <c>Match</c> and <c>Switch</c>.</summary>
    private const int CodesWithMatch = 63;

    private static readonly string[] WordsOfOurs =
    [
        "All", "AuthErrors", "Clone", "Code", "Codes", "CompareTo", "Describe", "Docs", "Envelope", "Equals", "Error", "ErrorCode", "Finalize", "GetHashCode",
        "GetRecovery", "GetType", "GetTypeCode", "HasFlag", "Hint", "Instance", "Match", "MemberwiseClone", "Message", "NastyClassifier", "NastyError",
        "NastyErrorCode", "NastyErrorCodes", "NastyException", "None", "Obsolete", "Recovery", "ReferenceEquals", "State", "Switch", "System", "TResult", "TState",
        "ToString", "ToWireCode", "TryParse", "Value", "WireCode", "WireCodes", "_", "__", "_code", "a1", "code_", "state_", "code__", "value_", "_state",
    ];

    private static readonly string[] WordsOfScripts =
    [
        "κλειδί", "ключ", "鍵", "열쇠", "مفتاح", "กุญแจ", "größe", "straße", "ångström", "e\u0301", "\u00E9", "ﬁ", "ǆ", "ŉ", "Ω", "ª",

        // Letters that are another's capital in one table and not in the next: the signs of Kelvin and Ohm, long s, dotless i.
        "\u212A", "k", "\u2126", "\u017F", "s", "\u0131", "\u0130", "i",
    ];

    private static readonly string[] Texts =
    [
        "&<>\"'--]]>", "<![CDATA[ text ]]>", "<!-- --> <?xml?> <see cref=\"Nothing\"/> &nbsp; &#x0;", "*/ /* // /// \" \\ {0} {{ }} $ @ #",
        "one\ntwo\r\nthree\rfour\u0085five\u2028six\u2029seven\u000Beight\u000Cnine", "\n\n  \n", "\t x \t\n\t y \u00A0\u3000\n", "\0\u0001\b\u001F\u007F\u0080\u009F\uFFFE\uFFFF\uFEFF",
        "\U0001F600 \U0001F468\u200D\U0001F469\u200D\U0001F467 e\u0301 \u202Ertl\u202C", "\"\"\" \\u0022 \\x22 \\U0001F600", "#pragma warning restore\n#error\n#nullable disable",
    ];

    /// <summary>All of them, for one project: each has a namespace of its own.</summary>
    public static IReadOnlyList<(string Path, string Text)> All { get; } =
    [
        .. Named("Keyword", Keywords()),
        .. Named("Word", WordsOfOurs),
        .. Named("Lower", WordsOfOurs.Select(static word => char.ToLowerInvariant(word[0]) + word[1..])),
        .. Named("Script", WordsOfScripts),
        .. Namespaces().Select(static (name, number) => Catalog($"Namespace{number}", name, Codes(["a", "system", "auth_errors", "401"]))),
        Catalog("Wire", "Nasty.Wire", Codes([.. Texts, .. WordsOfScripts, " ", "a b", new string('x', 128), new string('\u9375', 128)])),
        Catalog("Numbers", "Nasty.Numbers", Codes(["a", "b", "c", "d"], static (code, number) => code["value"] = int.MaxValue - (number * 1_000_003))),
        Catalog("Shuffled", "Nasty.Shuffled", Codes(["a", "b", "c"], static (code, number) => code["value"] = 3 - number)),
        Catalog("Texts", "Nasty.Texts", Codes(Texts, Describe)),
        Catalog("Long", "Nasty.Long", Codes([.. Enumerable.Range(0, 3).Select(static number => $"long_{number}")], static (code, _) => Describe(code, new string('w', 50_000)))),
        Catalog("Many", "Nasty.Many", Codes([.. Enumerable.Range(0, 300).Select(static number => $"code_{number}")], Describe)),
        Catalog("Empty", "Nasty.Empty", []),
        Catalog("Underscore", "Nasty.Underscore", Codes(["a"]), enumName: "_ErrorCode"),
        Catalog("Attributes", "AuthErrors", Codes(["a"]), enumName: "AuthErrorCode"),
        EveryMember(),
    ];

    /// <summary>Clients of some of them.</summary>
    public const string Clients = """
        /// <summary>A client of a catalog with many texts.</summary>
        [AuthErrors.AuthErrorClient("Texts", ApiKeyVariable = "\"*/\n#error\u2028{0}\\", ApiKeyHeader = "X-\"Key\"")]
        public sealed partial class @class<@await>;

        /// <summary>A client of a catalog in a namespace that a type of ours is in.</summary>
        [AuthErrors.AuthErrorClient("Attributes")]
        public partial record @partial;
        """;

    private static IEnumerable<string> Keywords() => SyntaxFacts.GetReservedKeywordKinds()
        .Concat(SyntaxFacts.GetContextualKeywordKinds())
        .Concat(SyntaxFacts.GetPreprocessorKeywordKinds())
        .Select(SyntaxFacts.GetText)
        .Concat(["dynamic", "nint", "nuint", "discard", "async", "await", "field", "record", "extension", "notnull", "unmanaged"])
        .Where(SyntaxFacts.IsValidIdentifier)
        .Distinct();

    private static string[] Namespaces() =>
    [
        "System.Auth", "AuthErrors", "AuthErrors.CompilerServices.Inner", "Nasty.System", "Nasty.AuthErrors.System.Net", "global", "class.namespace.await.var",
        "Nasty.Namespace7ErrorCode", "Nasty.Namespace8Error", "Κλειδί.鍵", "_", "Nasty.Func.Action.String",
    ];

    /// <summary>Catalogs whose codes have these names, as members and, with a small first letter, as parameters.</summary>
    private static IEnumerable<(string Path, string Text)> Named(string title, IEnumerable<string> names) => names
        .Chunk(CodesWithMatch)
        .Select((chunk, number) => Catalog(
            title + number,
            $"Nasty.{title}{number}",
            Codes([.. Enumerable.Range(0, chunk.Length).Select(static code => $"code {code}")], (code, at) =>
            {
                code["name"] = chunk[at];
                code["recovery"] = at % 2 == 0 ? "refresh" : "backoff";
            }),
            enumName: title == "Word" ? "NastyErrorCode" : null));

    private static (string Path, string Text) Catalog(string title, string @namespace, JsonObject codes, string? enumName = null) => (
        $"/0/{title}.auth-errors.json",
        new JsonObject { ["enum"] = enumName ?? title + "ErrorCode", ["namespace"] = @namespace, ["summary"] = Texts[0], ["codes"] = codes }.ToJsonString());

    private static JsonObject Codes(IReadOnlyList<string> wireCodes, System.Action<JsonObject, int>? describe = null)
    {
        var codes = new JsonObject();
        for (var number = 0; number < wireCodes.Count; number++)
        {
            var code = new JsonObject();
            if (describe is null && !wireCodes[number].Any(char.IsLetterOrDigit))
            {
                code["name"] = $"Named{number}";
            }

            describe?.Invoke(code, number);
            codes[wireCodes[number]] = code;
        }

        return codes;
    }

    private static void Describe(JsonObject code, int number)
    {
        Describe(code, "x" + Texts[number % Texts.Length]);
        code["name"] = $"Named{number}";
        code["docs"] = "https://example.com/?a=\"b\"&c=<d>#]]>{0}--";
    }

    private static void Describe(JsonObject code, string text)
    {
        foreach (var member in new[] { "summary", "hint", "deprecated", "since" })
        {
            code[member] = text;
        }
    }

    private static (string Path, string Text) EveryMember() => ("/0/every \u2028 member, #1 (ключ).auth-errors.json", """
        {
          "$schema": "../auth-errors.schema.json",
          "enum": "EveryErrorCode",
          "namespace": "Nasty.Every",
          "visibility": "internal",
          "summary": "\u0001 */ </summary>",
          "envelope": { "code": "/a\"b/c~1d/~0\u2028", "message": "/a\"b/{message}", "hint": "\\\"\n", "docs": "/\ud83d\ude00/class" },
          "fallback": "@other\"\n",
          "codes": { "old": { "deprecated": "\"", "name": "class" }, "KÉY": { "recovery": "reauthenticate", "value": 2147483647 } },
          "signals": [
            { "status": [200, 401], "json": { "/type\"\n": "\u2028\"\\", "/n": -1.5e3, "/t": true, "/f": false, "/z": null }, "code": "old" },
            { "status": [403, 499], "text": "{\"\\\u0000\ud83d\ude00", "challenge": "invalid_token", "code": "KÉY" }
          ]
        }
        """);
}
