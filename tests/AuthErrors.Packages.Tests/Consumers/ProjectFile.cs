namespace AuthErrors.Packages.Tests.Consumers;

/// <summary>Project files of users, which differ in little.</summary>
internal static class ProjectFile
{
    public static string Library(string version) => Write("Library", "<TargetFramework>net10.0</TargetFramework>", version, "");

    public static string Program(string version, string reference = "") => Write("Exe", "<TargetFramework>net10.0</TargetFramework>", version, reference);

    /// <summary>A project that makes every rule of the SDK an error, those on style included.</summary>
    public static string StrictLibrary(string version) => Write(
        "Library",
        """
        <TargetFramework>net10.0</TargetFramework>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <AnalysisLevel>latest-all</AnalysisLevel>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <IsAotCompatible>true</IsAotCompatible>
        """,
        version,
        "");

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
