using System.Collections.Generic;

namespace AuthErrors.Testing;

/// <summary>What the lists of a test's state lack.</summary>
public static class ListExtensions
{
    /// <summary>Adds all items.</summary>
    public static void AddRange<T>(this IList<T> list, IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            list.Add(item);
        }
    }
}
