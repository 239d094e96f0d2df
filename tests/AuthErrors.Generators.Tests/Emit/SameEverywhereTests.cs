using System.Globalization;
using System.Linq;
using System.Threading;
using AuthErrors.Generators.Catalogs;
using Xunit;

namespace AuthErrors.Generators.Tests.Emit;

/// <summary>What is generated depends on the catalogs and on nothing else.</summary>
public sealed class SameEverywhereTests
{
    [Theory]
    [InlineData("fi-FI")]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void A_culture_changes_nothing(string name)
    {
        var culture = CultureInfo.GetCultureInfo(name);
        Assert.True(IsUnlikeInvariant(culture), $"{name} is like the invariant culture here: ICU is missing or turned off.");

        Assert.Equal(In(CultureInfo.InvariantCulture), In(culture));
    }

    [Fact]
    public void Line_ends_of_a_catalog_change_nothing()
    {
        var catalog = Repository.Read("schema", "catalogs", "deposium.auth-errors.json").ReplaceLineEndings("\n");

        var unix = GeneratorOutput.Create([("/0/a.auth-errors.json", catalog)]).Texts();
        Assert.Equal(unix, GeneratorOutput.Create([("/0/a.auth-errors.json", catalog.ReplaceLineEndings("\r\n"))]).Texts());
        Assert.Equal(unix, GeneratorOutput.Create([("C:\\0\\a.auth-errors.json", catalog.ReplaceLineEndings("\r"))]).Texts());
    }

    [Fact]
    public void Neither_the_order_of_the_catalogs_nor_how_a_system_writes_paths_changes_anything()
    {
        (string Path, string Text)[] alike = [("/0/x/a.auth-errors.json", """{ "namespace": "X", "codes": {} }"""), ("/0/x1/A.auth-errors.json", """{ "namespace": "Y", "codes": {} }""")];
        var expected = GeneratorOutput.Create(alike).Texts();

        Assert.Equal(expected, GeneratorOutput.Create(alike.Reverse()).Texts());
        Assert.Equal(expected, GeneratorOutput.Create(alike.Select(static file => ("C:" + file.Path.Replace('/', '\\'), file.Text))).Texts());
    }

    [Theory]
    [InlineData("k\u00E9_ключ_\u03C9", "K\u00E9КлючΩ")]
    [InlineData("KÉ-КЛЮЧ", "KéКлюч")]
    [InlineData("\u017F_\u0131_\u019B_\u1C8A", "\u017F\u0131\u019B\u1C8A")]
    [InlineData("X\u0130\u212A\uA7DC", "X\u0130\u212A\uA7DC")]
    public void Only_letters_whose_case_is_the_same_on_every_machine_change_it(string wireCode, string member)
        => Assert.Equal(member, CSharpName.FromWireCode(wireCode));

    private static bool IsUnlikeInvariant(CultureInfo culture)
        => culture.TextInfo.ToUpper('i') != 'I'
            || culture.NumberFormat.NegativeSign != "-"
            || culture.DateTimeFormat.Calendar is not GregorianCalendar;

    /// <summary>All files, and what is said of catalogs that are wrong, made by a thread of a culture.</summary>
    private static string[] In(CultureInfo culture)
    {
        string[] texts = [];
        var thread = new Thread(() =>
        {
            var output = GeneratorOutput.Create([.. NastyCatalogs.All, ("/0/wrong.auth-errors.json", """{ "ENUM": 1, "codes": { "i": { "value": -1 }, "I": { "Value": 1.5 } } }""")], sources: NastyCatalogs.Clients);
            texts = [.. output.Texts().Select(static file => file.Key + "\n" + file.Value), .. output.Problems.Select(static problem => problem.GetMessage(CultureInfo.InvariantCulture))];
        })
        {
            CurrentCulture = culture,
            CurrentUICulture = culture,
        };
        thread.Start();
        thread.Join();
        return texts;
    }
}
