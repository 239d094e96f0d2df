using System;
using System.Linq;
using System.Threading;
using AuthErrors.Generators.Json;
using AuthErrors.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>
/// Reads a catalog: text in, model and problems out. A mistake costs what it spoils and no more, so that the code that is
/// generated keeps as many of the user's references alive as it can.
/// </summary>
internal static class CatalogReader
{
    private const string Owner = "the catalog";

    public static CatalogReading Read(AdditionalText file, CancellationToken cancellationToken)
        => file.GetText(cancellationToken) is { } text ? Read(file.Path, text) : Unreadable(file.Path);

    public static CatalogReading Read(string path, SourceText text)
    {
        var problems = new CatalogProblems(path, text);
        var (root, jsonProblems) = JsonParser.Parse(text.ToString());
        foreach (var problem in jsonProblems)
        {
            problems.Add(CatalogRule.MustBeJson, problem.Span, problem.Message);
        }

        var model = root is JsonObject json ? ReadCatalog(CatalogFile.GetId(path), json, problems) : null;
        if (root is not JsonObject and not JsonInvalid)
        {
            problems.MustFollowSchema(root, $"a catalog is an object, not {root.Kind}");
        }

        var enumName = (root as JsonObject)?.Members.FirstOrDefault(static member => member.Name.Text == "enum")?.Value.Span;
        return new CatalogReading(path, model, problems.PlaceOf(enumName ?? new TextSpan(root.Span.Start, 0)), problems.ToEquatableArray());
    }

    private static CatalogReading Unreadable(string path)
    {
        var problem = new CatalogProblem(CatalogRule.MustBeJson, Place.StartOf(path), "the file cannot be read");
        return new CatalogReading(path, Model: null, Place.StartOf(path), new[] { problem }.ToEquatableArray());
    }

    private static CatalogModel ReadCatalog(string id, JsonObject json, CatalogProblems problems)
    {
        var reader = new ObjectReader(
            json, Owner, problems, "$schema", "enum", "namespace", "visibility", "summary", "envelope", "fallback", "codes", "signals");

        _ = reader.FindString("$schema");
        var codes = CodesReader.Read(json, reader, problems);
        return new CatalogModel(id, codes)
        {
            EnumName = ReadEnumName(reader, problems) ?? CatalogModel.DefaultEnumName,
            Namespace = ReadNamespace(reader, problems),
            IsPublic = reader.FindWord("visibility", "public", "internal") != "internal",
            Summary = reader.FindText("summary"),
            Envelope = ReadEnvelope(reader, problems),
            Signals = SignalsReader.Read(reader, codes, problems),
        };
    }

    private static string? ReadEnumName(ObjectReader reader, CatalogProblems problems)
    {
        const string Suffix = "ErrorCode";
        var name = reader.FindString("enum");
        if (name is null || (CSharpName.IsIdentifier(name.Text) && name.Text.EndsWith(Suffix, StringComparison.Ordinal) && name.Text.Length > Suffix.Length))
        {
            return name?.Text;
        }

        problems.MustFollowSchema(
            name, $"{Quoted.InDouble(name.Text)} is no name for the enum: a C# name that ends in ErrorCode with something before it, such as {CatalogModel.DefaultEnumName}");
        return null;
    }

    private static string? ReadNamespace(ObjectReader reader, CatalogProblems problems)
    {
        var name = reader.FindString("namespace");
        if (name is null || CSharpName.IsNamespace(name.Text))
        {
            return name is null ? null : CSharpName.EscapeNamespace(name.Text);
        }

        problems.MustFollowSchema(name, $"{Quoted.InDouble(name.Text)} is no namespace of C#; write names with dots between them, such as {Quoted.InDouble(Example(name.Text))}");
        return null;

        static string Example(string text) => CSharpName.SanitizeNamespace(text) is { Length: > 0 } sanitized ? sanitized : "Deposium.Auth";
    }

    private static EnvelopeModel ReadEnvelope(ObjectReader reader, CatalogProblems problems)
    {
        var json = reader.Find<JsonObject>("envelope", "an object");
        return json is null ? EnvelopeModel.Default : EnvelopeModelReader.Read(json, problems);
    }
}
