using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Patterns;

/// <summary>
/// A place in the value that a switch is over: the value itself, an element of a tuple, a member of an object, or the value seen as another type.
/// The positions of a switch are a tree; each is made once by <see cref="PositionTree"/>, so that two are the same exactly when they are one object.
/// </summary>
/// <param name="Number">The order in which the positions were met: a parent comes before its children.</param>
/// <param name="Parent">What the position is a part of; <see langword="null"/> for the value itself.</param>
/// <param name="Step">How it is reached from its parent.</param>
/// <param name="Type">The declared type.</param>
/// <param name="CanBeNull">True when null can be met here.</param>
internal sealed record Position(int Number, Position? Parent, PositionStep Step, ITypeSymbol Type, bool CanBeNull)
{
    /// <summary>The type without <c>?</c>.</summary>
    public ITypeSymbol Underlying { get; } = Nullables.Strip(Type);

    /// <summary>True when the position is a part of another, however deep.</summary>
    public bool IsWithin(Position other) => Parent is not null && (Parent == other || Parent.IsWithin(other));

    public bool Equals(Position? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Number;
}
