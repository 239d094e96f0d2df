using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AuthErrors.Testing.Tests;

/// <summary>Makes an enum of each <c>NAME.enum.txt</c>, a member of each line. As it should be.</summary>
public sealed class EnumGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor NotAName =
        new("ENUM1", "Not a name", "'{0}' is not a name", "Naming", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(".enum.txt", StringComparison.Ordinal))
            .WithTrackingName("Files");
        var models = files.Select(Read).WithTrackingName("Models");
        context.RegisterSourceOutput(models, Emit);
    }

    private static EnumModel Read(AdditionalText file, CancellationToken cancellationToken) =>
        new(file.Path, string.Join(',', file.GetText(cancellationToken)!.Lines.Select(line => line.ToString().Trim())));

    private static void Emit(SourceProductionContext context, EnumModel model)
    {
        var members = new List<string>();
        var lines = model.Lines.Split(',');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Contains(' ', StringComparison.Ordinal))
            {
                var span = new LinePositionSpan(new LinePosition(i, 0), new LinePosition(i, lines[i].Length));
                context.ReportDiagnostic(Diagnostic.Create(NotAName, Location.Create(model.Path, default, span), lines[i]));
            }
            else if (lines[i].Length > 0)
            {
                members.Add(lines[i]);
            }
        }

        var name = Path.GetFileName(model.Path).Split('.')[0];
        context.AddSource($"{name}.g.cs", $"internal enum {name} {{ {string.Join(", ", members)} }}\n");
    }

    private sealed record EnumModel(string Path, string Lines);
}
