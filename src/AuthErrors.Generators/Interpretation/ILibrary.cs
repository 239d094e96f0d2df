namespace AuthErrors.Generators.Interpretation;

/// <summary>What is known of a library whose bodies are not here.</summary>
internal interface ILibrary
{
    /// <summary>What a call of it does; <see langword="null"/> for a call that it knows nothing of.</summary>
    Outcomes? Call(Call call, Machine machine);
}
