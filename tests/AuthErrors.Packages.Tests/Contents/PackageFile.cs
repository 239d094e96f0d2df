using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;

namespace AuthErrors.Packages.Tests.Contents;

/// <summary>A package as a file: what is in it, and what it says of itself.</summary>
internal sealed class PackageFile(string path)
{
    // What NuGet puts into every package for its own sake.
    private static readonly string[] Plumbing = ["_rels/", "[Content_Types].xml", "package/services/"];

    /// <summary>The files of the package, in ordinal order.</summary>
    public IReadOnlyList<string> Files { get; } = ReadNames(path);

    public string Id => Value("id");

    public XElement Metadata { get; } = ReadManifest(path);

    /// <summary>The text of an element of the manifest.</summary>
    public string Value(string element) => Find(element).Value;

    /// <summary>An element of the manifest, whose namespace depends on what it uses.</summary>
    public XElement Find(string element) => Metadata.Elements().Single(child => child.Name.LocalName == element);

    public byte[] Read(string file) => Read(path, file);

    private static List<string> ReadNames(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        return
        [
            .. archive.Entries
                .Select(static entry => entry.FullName)
                .Where(static name => !Plumbing.Any(plumbing => name.StartsWith(plumbing, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static XElement ReadManifest(string path)
    {
        var manifest = ReadNames(path).Single(static name => name.EndsWith(".nuspec", StringComparison.Ordinal));
        using var stream = new MemoryStream(Read(path, manifest));
        return XDocument.Load(stream).Root!.Elements().Single();
    }

    private static byte[] Read(string path, string file)
    {
        using var archive = ZipFile.OpenRead(path);
        using var stream = archive.GetEntry(file)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
