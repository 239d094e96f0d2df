using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace AuthErrors.Generators.Matrices;

/// <summary>A set of combinations, as boxes that do not overlap.</summary>
internal sealed class Region
{
    /// <summary>More boxes than a switch that anybody wrote by hand gives; a search must end.</summary>
    private const int MaxBoxes = 2000;

    private Region(ImmutableArray<Box> boxes) => Boxes = boxes;

    public ImmutableArray<Box> Boxes { get; }

    public bool IsEmpty => Boxes.IsEmpty;

    public bool IsTooLarge => Boxes.Length > MaxBoxes;

    public static Region Of(Box box) => Of([box]);

    /// <summary>The part inside a box.</summary>
    public Region Intersect(Box box) => Of(Boxes.Select(part => part.Intersect(box)));

    /// <summary>The part outside a box.</summary>
    public Region Except(Box box) => IsTooLarge ? this : Of(Boxes.SelectMany(part => part.Except(box)));

    private static Region Of(IEnumerable<Box> boxes) => new([.. boxes.Where(static box => !box.IsEmpty)]);
}
