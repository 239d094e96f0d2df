namespace AuthErrors.Generators.Catalogs;

/// <summary>What the generator must know of a project.</summary>
/// <param name="Namespace">The namespace for catalogs that name none, as C# writes it.</param>
/// <param name="HasRuntime">Whether the project references the runtime.</param>
/// <param name="Language">The version of C#, when it is too old for generated code; <see langword="null"/> when it will do.</param>
internal sealed record ProjectModel(string Namespace, bool HasRuntime, string? Language);
