using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace AuthErrors.Packages.Tests.Consumers;

/// <summary>Project files of users, which differ in little.</summary>
internal static class ProjectFile
{
    /// <summary>Where a project keeps what is generated. The project must leave the folder out: else its next build would compile the files twice.</summary>
    public const string GeneratedFolder = "Generated";

    /// <summary>Ids and versions of the packages that the project of these tests has downloaded.</summary>
    private static readonly IEnumerable<AssemblyMetadataAttribute> OtherAnalyzers = typeof(ProjectFile).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(static metadata => metadata.Key.Contains("Analyzer", StringComparison.Ordinal));

    private const string Strict = """
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <AnalysisLevel>latest-all</AnalysisLevel>
            <AnalysisMode>All</AnalysisMode>
            <WarningLevel>9999</WarningLevel>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <IsAotCompatible>true</IsAotCompatible>
        """;

    /// <summary>A reference to the bridge to MCP.</summary>
    public static string Bridge(string version) => $"""<PackageReference Include="AuthErrors.ModelContextProtocol" Version="{version}" />""";

    public static string Library(string version) => Write("Library", "<TargetFramework>net10.0</TargetFramework>", version, "");

    public static string Program(string version, string reference = "") => Write("Exe", "<TargetFramework>net10.0</TargetFramework>", version, reference);

    /// <summary>A project that makes every rule of the SDK an error, those on style included.</summary>
    public static string StrictLibrary(string version) => Write(
        "Library",
        $"""
        <TargetFramework>net10.0</TargetFramework>
        {Strict}
        """,
        version,
        "");

    /// <summary>A project as strict, for every framework, that keeps what is generated in its own folder.</summary>
    public static string StrictLibraryThatKeepsWhatIsGenerated(string version) => Write(
        "Library",
        $"""
        <TargetFrameworks>net8.0;net10.0</TargetFrameworks>
            <ImplicitUsings>enable</ImplicitUsings>
            <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
            <CompilerGeneratedFilesOutputPath>{GeneratedFolder}/$(TargetFramework)</CompilerGeneratedFilesOutputPath>
            <EnableSingleFileAnalyzer>true</EnableSingleFileAnalyzer>
        {Strict}
        """,
        version,
        $"""<Compile Remove="{GeneratedFolder}/**" />""");

    /// <summary>A project as strict, with the analyzers of others beside ours.</summary>
    public static string StrictLibraryWithOtherAnalyzers(string version) => Write(
        "Library",
        $"""
        <TargetFramework>net10.0</TargetFramework>
        {Strict}
        """,
        version,
        string.Join("\n    ", OtherAnalyzers.Select(static package => $"""<PackageReference Include="{package.Key}" Version="{package.Value}" />""")));

    /// <summary>A program that is published as one of the ways that take code away; a warning of theirs is an error.</summary>
    public static string PublishedProgram(string version, string framework, string publish, string reference) => Write(
        "Exe",
        $"""
        <TargetFramework>{framework}</TargetFramework>
            <{publish}>true</{publish}>
            <RuntimeIdentifier>$(NETCoreSdkPortableRuntimeIdentifier)</RuntimeIdentifier>
            <TrimmerSingleWarn>false</TrimmerSingleWarn>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <InvariantGlobalization>true</InvariantGlobalization>
            <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
        """,
        version,
        reference);

    public static string ProgramForEveryFramework(string version) => Write(
        "Exe",

        // A launcher for another framework than the SDK's own would have to be downloaded.
        "<TargetFrameworks>net8.0;net10.0</TargetFrameworks>\n    <UseAppHost>false</UseAppHost>",
        version,
        "");

    private static string Write(string outputType, string target, string version, string reference) => $"""
        <Project Sdk="Microsoft.NET.Sdk">

          <PropertyGroup>
            <OutputType>{outputType}</OutputType>
            {target}
            <Nullable>enable</Nullable>
          </PropertyGroup>

          <ItemGroup>
            <PackageReference Include="AuthErrors.Generators" Version="{version}" />
            {reference}
          </ItemGroup>

        </Project>

        """;
}
