using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AuthErrors.Generators.Tests.Switches.Experiment;

/// <summary>A switch in its file.</summary>
/// <param name="Subject">The switch.</param>
/// <param name="ClassName">The class around it.</param>
/// <param name="Domain">The class with the values that it meets.</param>
/// <param name="Tree">The file.</param>
/// <param name="ArmsByLine">The arm that stands on each line.</param>
internal sealed record Sample(Subject Subject, string ClassName, string Domain, SyntaxTree Tree, ImmutableDictionary<int, int> ArmsByLine)
{
    public string WitnessName => ClassName + "Witness";

    public static Sample Create(Subject subject, string className, string domain)
    {
        var (text, armsByLine) = subject.Write(className, domain);
        return new Sample(subject, className, domain, CSharpSyntaxTree.ParseText(text, path: className + ".cs"), armsByLine);
    }

    /// <summary>The switch without the arms that do not compile; <see langword="null"/> when the fault lies elsewhere.</summary>
    public Sample? Repair(IEnumerable<Diagnostic> errors)
    {
        var arms = errors.Select(error => ArmsByLine.GetValueOrDefault(error.Location.GetLineSpan().StartLinePosition.Line, -1)).ToHashSet();
        return arms.Contains(-1) ? null : Create(Subject.Without(arms), ClassName, Domain);
    }

    /// <summary>A class that asks of every value whether a witness matches it.</summary>
    public SyntaxTree Witness(string pattern) => CSharpSyntaxTree.ParseText($$"""
        {{Subject.Usings}}

        static class {{WitnessName}}
        {
            public static bool[] Run() => Array.ConvertAll({{Domain}}.Values, static value => {{Subject.Governing}} is {{pattern}});
        }
        """);
}
