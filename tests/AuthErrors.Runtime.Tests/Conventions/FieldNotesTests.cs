using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace AuthErrors.Runtime.Tests.Conventions;

/// <summary>Twenty failures that the issue trackers of auth and MCP clients report are tests here, by number: FieldNote01 to FieldNote20.</summary>
public sealed class FieldNotesTests
{
    [Fact]
    public void Each_of_the_twenty_is_a_test()
    {
        var numbers = Directory.EnumerateFiles(Path.Combine(ProjectFolder.Path, ".."), "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(static file => Regex.Matches(File.ReadAllText(file), @"\[(Skippable)?(Fact|Theory)[^;{]*public (async )?(Task|void) FieldNote(?<number>\d\d)_"))
            .Select(static match => int.Parse(match.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture))
            .Distinct()
            .Order();

        Assert.Equal(Enumerable.Range(1, 20), numbers);
    }
}
