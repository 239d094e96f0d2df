using System.Collections.Generic;
using System.Linq;
using AuthErrors.CodeFixes.Naming;
using AuthErrors.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.CodeFixes.Retries;

/// <summary>The method that copies a request. A class gets it once.</summary>
internal sealed class CopyMethod
{
    private const string Wanted = "CopyAsync";

    private readonly RetryDiagnostic _finding;
    private readonly TypeDeclarationSyntax _type;
    private readonly bool _isThere;

    private CopyMethod(RetryDiagnostic finding, TypeDeclarationSyntax type)
    {
        _finding = finding;
        _type = type;
        var same = type.Members.OfType<MethodDeclarationSyntax>().Where(method => finding.DeclaredBy(method) is IMethodSymbol symbol && Copies(symbol)).ToList();
        _isThere = same.Count == 1;
        Name = _isThere ? same[0].Identifier.ValueText : FreeName.In(type, Wanted);
    }

    public string Name { get; }

    /// <summary>The method of the class around a node; <see langword="null"/> where there is no class to put it in.</summary>
    public static CopyMethod? Of(SyntaxNode node, RetryDiagnostic finding)
        => node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { CloseBraceToken.RawKind: (int)SyntaxKind.CloseBraceToken } type ? new CopyMethod(finding, type) : null;

    /// <summary>The change that adds the method at the end of the class, if it is not there.</summary>
    public IEnumerable<TextChange> Addition()
    {
        if (_isThere)
        {
            return [];
        }

        var text = _finding.Text;
        var end = _type.CloseBraceToken;
        var lineBreak = Lines.LineBreakOf(text);
        var outer = Lines.IndentationOf(_type.GetFirstToken(), text);
        var unit = Lines.Deeper(outer).Substring(outer.Length);
        var lines = Write().Split('\n').Select(line => line.Length == 0 ? "" : outer + unit + line.Replace("    ", unit));
        var written = string.Join(lineBreak, lines) + lineBreak;
        return Lines.StartsLine(end, text)
            ? [Lines.Insertion(Lines.StartOf(end.SpanStart, text), lineBreak + written)]
            : [Lines.Insertion(end.SpanStart, lineBreak + lineBreak + written + outer)];
    }

    /// <summary>True for what an earlier fix has added.</summary>
    private static bool Copies(IMethodSymbol method)
        => method is { IsStatic: true, ReturnType: INamedTypeSymbol { Name: "Task", TypeArguments: { Length: 1 } given }, Parameters: { Length: 2 } parameters }
            && method.Name.StartsWith(Wanted, System.StringComparison.Ordinal)
            && HttpTypes.IsRequest(given[0])
            && HttpTypes.IsRequest(parameters[0].Type)
            && HttpTypes.IsCancellation(parameters[1].Type);

    private string Write()
    {
        var anything = _finding.Model.GetNullableContext(_type.SpanStart).AnnotationsEnabled() ? "object?" : "object";
        return $$"""
            private static async {{Type("System.Threading.Tasks.Task")}}<{{Type("System.Net.Http.HttpRequestMessage")}}> {{Name}}({{Type("System.Net.Http.HttpRequestMessage")}} request, {{Type("System.Threading.CancellationToken")}} cancellationToken)
            {
                var copy = new {{Type("System.Net.Http.HttpRequestMessage")}}(request.Method, request.RequestUri)
                {
                    Version = request.Version,
                    VersionPolicy = request.VersionPolicy,
                };
                foreach (var header in request.Headers)
                {
                    copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
                }

                foreach (var option in request.Options)
                {
                    copy.Options.Set(new {{Type("System.Net.Http.HttpRequestOptionsKey`1")}}<{{anything}}>(option.Key), option.Value);
                }

                if (request.Content is not null)
                {
                    copy.Content = new {{Type("System.Net.Http.ByteArrayContent")}}(await request.Content.ReadAsByteArrayAsync(cancellationToken));
                    foreach (var header in request.Content.Headers)
                    {
                        copy.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
                    }
                }

                return copy;
            }
            """.Replace("\r", "");
    }

    private string Type(string name)
    {
        if (_finding.Model.Compilation.GetTypeByMetadataName(name) is not { } type)
        {
            return name;
        }

        var closed = type.IsGenericType ? type.Construct(_finding.Model.Compilation.ObjectType) : type;
        return TypeNaming.Shortest(closed, _finding.Model, _type.OpenBraceToken.Span.End).Replace("<object>", "");
    }
}
