using System;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace AuthErrors.Generators.Tests.Emit;

/// <summary>A build with <c>EmitCompilerGeneratedFiles</c> writes the files to disk, under their hint names.</summary>
public sealed class HintNameTests
{
    private static readonly string[] FileNames =
    [
        "a", "A", "a.2", "a b", "a_b", "a+b", "a#b", "a:b", "a?b", "a*b", "a|b", "a<b>", "a\"b", "a\tb", "a\u2028b", "", " ", ".", "..", "...", "a.", "a..b", ".a",
        "CON", "con.x", "Prn", "AUX", "nul", "COM1", "lpt9", "console", "com10", "ключ", "КЛЮЧ", "鍵", "e\u0301", "\u00E9", "\U0001F600", "\u202Etxt", "%41", "$(Name)", "@(x)", "-", "~1",
        new string('x', 238), new string('x', 237) + "y", new string('\u9375', 79),
    ];

    [Fact]
    public void Files_of_any_catalogs_have_names_that_every_system_can_write_and_tell_apart()
    {
        var catalogs = FileNames.Select(static (name, number) => ($"/{number}/{name}.auth-errors.json", $$"""{ "namespace": "N{{number}}", "codes": {} }"""));
        var output = GeneratorOutput.Create(catalogs);
        output.AssertCompiles();
        var names = output.Files.Select(static file => file.HintName).ToList();

        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(0, names.Count % FileNames.Length);
        Assert.All(names, static name =>
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, 255);
            Assert.Matches(@"^[\p{L}\p{Nd}._-]+\.g\.cs$", name);
            Assert.DoesNotMatch(new Regex(@"^(CON|PRN|AUX|NUL|(COM|LPT)\d)\.", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture), name);
        });
    }
}
