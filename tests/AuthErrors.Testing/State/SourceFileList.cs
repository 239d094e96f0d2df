using System.Collections.ObjectModel;
using System.Globalization;

namespace AuthErrors.Testing;

/// <summary>
/// Source files; one without a name is <c>/0/Test0.cs</c>, <c>/0/Test1.cs</c> and so on in the tested project, and
/// <c>/Other/Test0.cs</c> in the additional project Other.
/// </summary>
public sealed class SourceFileList : Collection<(string Filename, string Content)>
{
    private readonly string _folder;

    internal SourceFileList(string folder) => _folder = folder;

    /// <summary>Adds a file under the default name of its place in the list.</summary>
    public void Add(string content) => Add((DefaultName(_folder, Count), content));

    internal static string DefaultName(string folder, int index) => string.Create(CultureInfo.InvariantCulture, $"{folder}/Test{index}.cs");
}
