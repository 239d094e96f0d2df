using System.Collections.ObjectModel;
using System.Globalization;

namespace AuthErrors.Testing;

/// <summary>Source files; one without a name is <c>/0/Test0.cs</c>, <c>/0/Test1.cs</c> and so on.</summary>
public sealed class SourceFileList : Collection<(string Filename, string Content)>
{
    /// <summary>Adds a file under the default name of its place in the list.</summary>
    public void Add(string content) => Add((DefaultName(Count), content));

    internal static string DefaultName(int index) => string.Create(CultureInfo.InvariantCulture, $"/0/Test{index}.cs");
}
