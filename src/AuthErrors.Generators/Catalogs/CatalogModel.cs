using System.Linq;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>What a catalog says, without where it says it: editing white space leaves the model equal to the one before.</summary>
internal sealed record CatalogModel(string Id, EquatableArray<CodeModel> Codes)
{
    public const string DefaultEnumName = "MCPAuthErrorCode";

    /// <summary>The namespace as C# writes it; empty for the global one, <see langword="null"/> where the catalog leaves it to the project.</summary>
    public string? Namespace { get; init; }

    public string EnumName { get; init; } = DefaultEnumName;

    public bool IsPublic { get; init; } = true;

    public string? Summary { get; init; }

    public EnvelopeModel Envelope { get; init; } = EnvelopeModel.Default;

    /// <summary>The responses without an envelope that count, in the order in which they are tried.</summary>
    public EquatableArray<SignalModel> Signals { get; init; }

    /// <summary>Whether some signal is about a status below 400.</summary>
    public bool InspectsSuccess => Signals.Any(static signal => signal.Statuses.Any(static status => status < SignalModel.FirstErrorStatus));

    /// <summary>What unknown wire codes become. It is the first of the codes, and its value is 0.</summary>
    public CodeModel Fallback => Codes[0];

    /// <summary>The enum with its namespace, by which no other catalog may be called.</summary>
    public string FullEnumName => Qualified(EnumName);

    public string CodesClassName => EnumName + "s";

    public string ErrorClassName => EnumName.Substring(0, EnumName.Length - "Code".Length);

    public string ExceptionClassName => Stem + "Exception";

    public string ClassifierClassName => Stem + "Classifier";

    private string Stem => EnumName.Substring(0, EnumName.Length - "ErrorCode".Length);

    /// <summary>A generated type with its namespace.</summary>
    public string Qualified(string type) => string.IsNullOrEmpty(Namespace) ? type : $"{Namespace}.{type}";

    /// <summary>A code as an expression of C#, from within the namespace of the enum.</summary>
    public string Member(CodeModel code) => $"{EnumName}.{CSharpName.Escape(code.MemberName)}";
}
