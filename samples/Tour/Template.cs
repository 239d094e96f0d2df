using System;
using System.IO;
using System.Security;

namespace Tour;

/// <summary>The files of the folder Consumer.</summary>
internal static class Template
{
    /// <summary>Reads a file and puts values in the place of their names in braces, as XML.</summary>
    public static string Read(string name, params (string Name, string Value)[] values)
    {
        using var reader = new StreamReader(typeof(Template).Assembly.GetManifestResourceStream(name)!);
        var text = reader.ReadToEnd();
        foreach (var value in values)
        {
            text = text.Replace($"{{{value.Name}}}", SecurityElement.Escape(value.Value), StringComparison.Ordinal);
        }

        return text;
    }
}
