using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using AuthErrors.CodeFixes;
using AuthErrors.Generators.Catalogs;
using AuthErrors.Generators.Clients;
using AuthErrors.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AuthErrors.Generators.Tests.Conventions;

/// <summary>A rule stands in several places by one name: its descriptor, its page, the release notes, its fix.</summary>
public sealed class RuleTests
{
    private static readonly FieldInfo[] Fields = [.. typeof(Rule)
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Where(static field => field.FieldType == typeof(DiagnosticDescriptor))];

    public static TheoryData<string> Ids => [.. Fields.Select(static rule => Descriptor(rule).Id)];

    [Fact]
    public void The_name_of_a_rule_starts_with_its_id()
        => Assert.All(Fields, static field => Assert.StartsWith(Descriptor(field).Id + "_", field.Name, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_that_says_the_same_as_its_descriptor(string id)
    {
        var rule = Fields.Select(Descriptor).Single(descriptor => descriptor.Id == id);
        var page = Repository.Read("docs", "rules", id + ".md");

        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"| severity | {rule.DefaultSeverity.ToString().ToLowerInvariant()} |", page, StringComparison.Ordinal);
        Assert.Contains($"| category | {rule.Category} |", page, StringComparison.Ordinal);
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        Assert.Contains($"({id}.md)", Repository.Read("docs", "rules", "README.md"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_and_the_list_of_rules_say_whether_there_is_a_fix(string id)
    {
        var hasFix = All<CodeFixProvider>(typeof(ExhaustiveSwitchFix).Assembly).Any(fix => fix.FixableDiagnosticIds.Contains(id));

        Assert.Equal(hasFix, Repository.Read("docs", "rules", id + ".md").Contains("| fix | yes", StringComparison.Ordinal));
        Assert.Equal(hasFix, Regex.IsMatch(Repository.Read("docs", "rules", "README.md"), $@"\({id}\.md\).*\| yes \|\n"));
    }

    [Theory]
    [InlineData("AUTH2001")]
    [InlineData("AUTH2002")]
    [InlineData("AUTH2003")]
    [InlineData("AUTH2004")]
    [InlineData("AUTH2005")]
    [InlineData("AUTH2007")]
    [InlineData("AUTH3001")]
    [InlineData("AUTH3002")]
    [InlineData("AUTH3003")]
    [InlineData("AUTH3004")]
    [InlineData("AUTH3005")]
    [InlineData("AUTH3006")]
    [InlineData("AUTH3007")]
    [InlineData("AUTH3008")]
    [InlineData("AUTH3009")]
    [InlineData("AUTH3010")]
    public void A_page_quotes_the_message_of_its_rule(string id)
    {
        var rule = Fields.Select(Descriptor).Single(descriptor => descriptor.Id == id);
        var message = Regex.Replace(Regex.Escape(rule.MessageFormat.ToString(CultureInfo.InvariantCulture)), @"\\\{\d}", ".*");

        Assert.Matches($@"\n{rule.DefaultSeverity.ToString().ToLowerInvariant()} {id}: {message}(\n|$)", Repository.Read("docs", "rules", id + ".md"));
    }

    [Theory]
    [InlineData("AUTH2001")]
    [InlineData("AUTH2002")]
    [InlineData("AUTH2003")]
    [InlineData("AUTH2004")]
    [InlineData("AUTH2005")]
    [InlineData("AUTH2006")]
    [InlineData("AUTH2007")]
    [InlineData("AUTH3001")]
    [InlineData("AUTH3002")]
    [InlineData("AUTH3003")]
    [InlineData("AUTH3004")]
    [InlineData("AUTH3005")]
    [InlineData("AUTH3006")]
    [InlineData("AUTH3007")]
    [InlineData("AUTH3008")]
    [InlineData("AUTH3009")]
    [InlineData("AUTH3010")]
    public void A_page_says_how_to_mend_it_what_can_be_set_and_when_to_suppress_it(string id)
        => Assert.Equal(
            ["How to mend it", "Options", "When to suppress it"],
            Regex.Matches(Repository.Read("docs", "rules", id + ".md"), "(?<=^## ).*$", RegexOptions.Multiline).Select(static heading => heading.Value).TakeLast(3));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_in_the_release_notes(string id)
        => Assert.Contains(
            $"\n{id} ",
            Repository.Read("src", "AuthErrors.Generators", "AnalyzerReleases.Shipped.md") + Repository.Read("src", "AuthErrors.Generators", "AnalyzerReleases.Unshipped.md"),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("AUTH1001")]
    [InlineData("AUTH1002")]
    [InlineData("AUTH1003")]
    [InlineData("AUTH1004")]
    public void The_example_of_a_page_gives_the_messages_that_the_page_quotes(string id)
    {
        var page = Repository.Read("docs", "rules", id + ".md");
        var catalog = Regex.Match(page, "```json\n(?<catalog>.*?)\n```", RegexOptions.Singleline).Groups["catalog"].Value;
        var quoted = Regex.Match(page, "```\n(?<quoted>deposium.*?)\n```", RegexOptions.Singleline).Groups["quoted"].Value;

        var reported = CatalogReader.Read("deposium.auth-errors.json", SourceText.From(catalog)).Problems
            .Select(CatalogDiagnostic.Create)
            .Select(static diagnostic => CSharpDiagnosticFormatter.Instance.Format(diagnostic, CultureInfo.InvariantCulture))
            .Select(static line => line[..line.LastIndexOf(" (https://", StringComparison.Ordinal)]);
        Assert.NotEmpty(quoted);
        Assert.Equal(quoted, string.Join('\n', reported));
    }

    public static TheoryData<string, string> SetProblems()
    {
        var (first, second) = (Read("deposium"), Read("other"));
        var project = new ProjectModel("Deposium.Auth", HasRuntime: true, Language: null);
        var place = Place.StartOf("DeposiumClient.cs");
        var client = new ClientReading(new ClientModel("C", "", default, "class", "C", ""), "deposum", place, Problem: null);
        return Of(
            CatalogSet.Resolve([first, second], project).Problems,
            CatalogSet.Resolve([first], project with { HasRuntime = false }).Problems,
            CatalogSet.Resolve([first], project with { Language = "11.0" }).Problems,
            ClientSet.Resolve([client], CatalogSet.Resolve([first], project)).Problems);

        static CatalogReading Read(string id) => CatalogReader.Read(id + ".auth-errors.json", SourceText.From("""{ "codes": {} }"""));

        static TheoryData<string, string> Of(params EquatableArray<CatalogProblem>[] sets)
        {
            var data = new TheoryData<string, string>();
            foreach (var diagnostic in sets.Select(static set => CatalogDiagnostic.Create(Assert.Single(set))))
            {
                data.Add(diagnostic.Id, diagnostic.GetMessage(CultureInfo.InvariantCulture));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(SetProblems))]
    public void The_page_quotes_the_message(string id, string message)
        => Assert.Contains($": error {id}: {message}\n", Repository.Read("docs", "rules", id + ".md"), StringComparison.Ordinal);

    [Fact]
    public void A_page_belongs_to_a_rule_or_a_suppressor()
    {
        var known = Ids.Cast<object[]>().Select(static row => (string)row[0])
            .Concat(All<DiagnosticSuppressor>(typeof(Rule).Assembly).SelectMany(static suppressor => suppressor.SupportedSuppressions).Select(static suppression => suppression.Id));

        Assert.Equal(
            known.Distinct().Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Repository.PathOf("docs", "rules"), "AUTH*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_fix_fixes_is_a_rule_of_ours()
        => Assert.All(
            All<CodeFixProvider>(typeof(ExhaustiveSwitchFix).Assembly).SelectMany(static fix => fix.FixableDiagnosticIds),
            static id => Assert.Contains(Fields, field => Descriptor(field).Id == id));

    [Fact]
    public void The_home_of_the_project_is_named_in_one_place()
    {
        var home = new Uri(Descriptor(Fields[0]).HelpLinkUri).Host;
        var files = Directory.EnumerateFiles(Repository.Root, "*", SearchOption.AllDirectories)
            .Where(static file => !file.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj" or ".git" or "artifacts" or "node_modules" or "TestResults"))
            .Where(file => File.ReadAllText(file).Contains(home, StringComparison.OrdinalIgnoreCase));

        Assert.Equal([Repository.PathOf("Directory.Build.props")], files);
    }

    private static DiagnosticDescriptor Descriptor(FieldInfo field) => (DiagnosticDescriptor)field.GetValue(null)!;

    private static IEnumerable<T> All<T>(Assembly assembly)
        => assembly.GetTypes().Where(static type => type.IsAssignableTo(typeof(T)) && !type.IsAbstract).Select(static type => (T)Activator.CreateInstance(type)!);
}
