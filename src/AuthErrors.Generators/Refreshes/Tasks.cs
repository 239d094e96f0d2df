using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Refreshes;

/// <summary>Types of tasks.</summary>
internal static class Tasks
{
    /// <summary>What an await of a type gives; the type itself when it cannot be awaited, and <see langword="void"/> or the task for one without result.</summary>
    public static ITypeSymbol ResultOf(ITypeSymbol type)
        => type is INamedTypeSymbol { Name: "Task" or "ValueTask" or "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable", TypeArguments.Length: 1 } task ? ResultOf(task.TypeArguments[0]) : type;

    /// <summary>True for a task with or without a result.</summary>
    public static bool IsTask(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" };
}
