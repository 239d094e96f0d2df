using System;
using System.Collections.ObjectModel;

namespace AuthErrors.Testing;

/// <summary>What a generator must emit: its type, the hint name and the text.</summary>
public sealed class GeneratedSourceList : Collection<(Type Generator, string HintName, string Content)>;
