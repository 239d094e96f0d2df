using System;
using System.Collections.Generic;
using System.Globalization;

namespace AuthErrors.Generators.Tests.Retries.Laboratory.Writing;

/// <summary>A program that is being written: its members so far, fresh names, and the dice.</summary>
/// <param name="random">The dice.</param>
/// <param name="isHandler">True for a message handler. Its methods hand the request on, beside the token.</param>
internal sealed class Draft(Random random, bool isHandler)
{
    private readonly List<string> _members = [];
    private readonly HashSet<string> _once = new(StringComparer.Ordinal);
    private int _names;

    public bool IsHandler => isHandler;

    public IReadOnlyList<string> Members => _members;

    /// <summary>The members of a class between the program and its base, if there is one.</summary>
    public string Base { get; set; } = "";

    /// <summary>The last parameters of each method.</summary>
    public string Parameters => isHandler ? "HttpRequestMessage request, CancellationToken ct" : "CancellationToken ct";

    /// <summary>The last arguments of each call.</summary>
    public string Arguments => isHandler ? "request, ct" : "ct";

    /// <summary>How many methods deep the program may still become.</summary>
    public int Depth { get; set; } = random.Next(3);

    public T Pick<T>(params ReadOnlySpan<T> items) => items[random.Next(items.Length)];

    public bool IsOneIn(int count) => random.Next(count) == 0;

    public string Name(string kind) => kind + (++_names).ToString(CultureInfo.InvariantCulture);

    public void Add(string member) => _members.Add(member);

    /// <summary>Adds a member that more than one place may need.</summary>
    public void AddOnce(string member)
    {
        if (_once.Add(member))
        {
            _members.Add(member);
        }
    }

    /// <summary>Two statements, in either order.</summary>
    public string InAnyOrder(string one, string other) => IsOneIn(2) ? $"{one}\n{other}" : $"{other}\n{one}";
}
