using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.WireStrings;

/// <summary>Finds out which strings carry a wire code: those marked so, and what flows from them within a method.</summary>
internal sealed class WireStringFinder
{
    private readonly ConditionalWeakTable<IOperation, AssignedValues> _assigned = new();

    private WireStringFinder(WireMarks marks) => Marks = marks;

    public WireMarks Marks { get; }

    /// <summary>Looks the symbols up; <see langword="null"/> when the compilation cannot have a marked string.</summary>
    public static WireStringFinder? Find(Compilation compilation) => WireMarks.Find(compilation) is { } marks ? new WireStringFinder(marks) : null;

    /// <summary>What is known of a value; <see langword="null"/> when it need not be a wire code.</summary>
    public WireString? Find(IOperation value) => new WireStringTrace(this).Follow(value);

    /// <summary>What the locals and parameters of the method around an operation are ever given.</summary>
    public AssignedValues AssignedAround(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return _assigned.GetValue(operation, AssignedValues.Read);
    }
}
