using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AuthErrors.CodeFixes.Switches;

/// <summary>What an arm or a section does.</summary>
internal static class ArmBody
{
    /// <summary>
    /// True when it does not depend on how it was come by: the patterns declare nothing, and no symbol of the preprocessor has a
    /// say, since a text is changed as it is read now.
    /// </summary>
    public static bool CanBeShared(SyntaxNode arm, IEnumerable<SyntaxNode> patterns)
        => !arm.ContainsDirectives
            && !patterns.SelectMany(static pattern => pattern.DescendantNodesAndSelf()).Any(static node => node is SingleVariableDesignationSyntax);
}
