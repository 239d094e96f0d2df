using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Testing;

/// <summary>Edits of a project, for tests of what a generator does again after them. Files go by their path.</summary>
public static class ProjectExtensions
{
    /// <summary>Adds a source file or replaces its text.</summary>
    public static Project WithSource(this Project project, string path, string content) =>
        Find(project.Documents, path) is { } document
            ? ((Document)document).WithText(Text(content)).Project
            : project.AddDocument(Path.GetFileName(path), Text(content), filePath: path).Project;

    /// <summary>Adds an additional file or replaces its text.</summary>
    public static Project WithAdditionalFile(this Project project, string path, string content) =>
        Find(project.AdditionalDocuments, path) is { } document
            ? project.Solution.WithAdditionalDocumentText(document.Id, Text(content)).GetProject(project.Id)!
            : project.AddAdditionalDocument(Path.GetFileName(path), Text(content), filePath: path).Project;

    /// <summary>Adds a configuration file or replaces its text; <c>/.globalconfig</c> holds the global options.</summary>
    public static Project WithAnalyzerConfigFile(this Project project, string path, string content) =>
        Find(project.AnalyzerConfigDocuments, path) is { } document
            ? project.Solution.WithAnalyzerConfigDocumentText(document.Id, Text(content)).GetProject(project.Id)!
            : project.AddAnalyzerConfigDocument(Path.GetFileName(path), Text(content), filePath: path).Project;

    /// <summary>Removes a source file or an additional file.</summary>
    public static Project WithoutFile(this Project project, string path)
    {
        if (Find(project.Documents, path) is { } document)
        {
            return project.RemoveDocument(document.Id);
        }

        return Find(project.AdditionalDocuments, path) is { } additional
            ? project.RemoveAdditionalDocument(additional.Id)
            : throw new ArgumentException($"The project has no file {path}.", nameof(path));
    }

    private static TextDocument? Find(IEnumerable<TextDocument> documents, string path) =>
        documents.FirstOrDefault(document => string.Equals(document.FilePath, path, StringComparison.Ordinal));

    private static SourceText Text(string content) => SourceText.From(content, Encoding.UTF8);
}
