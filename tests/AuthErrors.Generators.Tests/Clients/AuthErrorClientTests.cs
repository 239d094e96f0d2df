using System.Linq;
using System.Threading.Tasks;
using AuthErrors.Generators.Tests.Catalogs;
using AuthErrors.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using Verify = AuthErrors.Testing.CSharpSourceGeneratorVerifier<AuthErrors.Generators.CatalogGenerator>;

namespace AuthErrors.Generators.Tests.Clients;

/// <summary>Classes marked with <c>[AuthErrorClient]</c>: which are completed, and what is said of the others.</summary>
public sealed class AuthErrorClientTests
{
    private const string Catalog = """{ "codes": { "a": {} } }""";

    [Theory]
    [InlineData("[AuthErrorClient(\"deposium\")] public partial class C;", "My.C.AuthErrorClient.g.cs")]
    [InlineData("[AuthErrorClient] sealed partial class C;", "My.C.AuthErrorClient.g.cs")]
    [InlineData("[AuthErrorClient(ApiKeyVariable = \"A\\\"KEY\", ApiKeyHeader = \"X-API-Key\")] partial class C;", "My.C.AuthErrorClient.g.cs")]
    [InlineData("[AuthErrorClient] public abstract partial class C;", "My.C.AuthErrorClient.g.cs")]
    [InlineData("[AuthErrorClient] public partial record C;", "My.C.AuthErrorClient.g.cs")]
    [InlineData("[AuthErrorClient] public partial class C<T> where T : class;", "My.C_T_.AuthErrorClient.g.cs")]
    [InlineData("[AuthErrorClient] public partial class @class;", "My.class.AuthErrorClient.g.cs")]
    [InlineData("partial class Outer<T> { partial struct Middle { partial interface I { partial record R { partial record struct S { [AuthErrorClient] private partial class C; } } } } }", "My.Outer_T_.Middle.I.R.S.C.AuthErrorClient.g.cs")]
    [InlineData("partial class Outer<T, U> { [AuthErrorClient] private partial class C<V, W>; }", "My.Outer_T__U_.C_V__W_.AuthErrorClient.g.cs")]
    [InlineData("class Base { protected Base(int number = 0) { } } [AuthErrorClient] partial class C : Base;", "My.C.AuthErrorClient.g.cs")]
    [InlineData("[AuthErrorClient] partial class C : System.IDisposable { public void Dispose() => AuthSession.Dispose(); }", "My.C.AuthErrorClient.g.cs")]
    [InlineData("class Base : System.IDisposable { public void Dispose() { } } [AuthErrorClient] partial class C : Base;", "My.C.AuthErrorClient.g.cs")]
    [InlineData("[AuthErrorClient] partial class C { static partial void ConfigureSession(TokenSessionOptions options) => options.ApiKeyVariable = \"KEY\"; partial void OnSending(System.Net.Http.HttpRequestMessage request) { } partial void OnAuthError(AuthErrorException error) { } static partial void ConfigureRecovery(AuthRecoveryOptions options) { } }", "My.C.AuthErrorClient.g.cs")]
    [InlineData("class Base { int AuthSession => 1; } [AuthErrorClient] partial class C : Base;", "My.C.AuthErrorClient.g.cs")]
    [InlineData("[AuthErrorClient] partial class C { void SendAsync(int number) { } }", "My.C.AuthErrorClient.g.cs")]
    [InlineData("partial class C { C(int number) : this(null!, null!) { } } [AuthErrorClient] partial class C;", "My.C.AuthErrorClient.g.cs")]
    public async Task A_partial_class_is_completed(string source, string file)
    {
        var test = CatalogTest.Create(Catalog, $"using AuthErrors; namespace My {{ {source} }}");
        test.DisabledDiagnostics.Add("CS1591");

        Assert.Contains(
            (await test.RunGeneratorAsync()).Results.SelectMany(static result => result.GeneratedSources),
            source => source.HintName == file);
    }

    [Theory]
    [InlineData("enum E { [AuthErrorClient] A }")]
    [InlineData("[AuthErrorClient] enum E { A }")]
    [InlineData("[AuthErrorClient] delegate void D();")]
    [InlineData("[AuthErrorClient] partial struct S;")]
    [InlineData("[AuthErrorClient] partial record struct S;")]
    [InlineData("[AuthErrorClient] partial interface I;")]
    [InlineData("class C { [AuthErrorClient] void M() { } }")]
    [InlineData("class C { [AuthErrorClient] int _field; }")]
    [InlineData("class C<[AuthErrorClient] T> { void M([AuthErrorClient] int p) { } }")]
    [InlineData("[assembly: AuthErrorClient]")]
    [InlineData("[AuthErrorClient]")]
    [InlineData("[AuthErrorClient] partial class")]
    public async Task What_is_marked_and_no_class_costs_nothing_of_the_catalog(string source)
    {
        var test = CatalogTest.Create(Catalog, "using AuthErrors; " + source);
        test.CompilerDiagnostics = CompilerDiagnostics.None;

        Assert.Equal(5, (await test.RunGeneratorAsync()).GeneratedTrees.Length);
    }

    [Fact]
    public async Task A_class_that_is_marked_twice_is_completed_once()
    {
        var test = CatalogTest.Create(Catalog, "[AuthErrors.AuthErrorClient] partial class C; [{|CS0579:AuthErrors.AuthErrorClient|}] partial class C;");

        Assert.Equal(6, (await test.RunGeneratorAsync()).GeneratedTrees.Length);
    }

    [Fact]
    public async Task A_base_class_that_is_not_there_is_for_the_compiler_to_report()
        => await CatalogTest.Create(Catalog, "[AuthErrors.AuthErrorClient] partial class C : {|CS0246:Missing|};").RunAsync();

    [Fact]
    public async Task Names_of_files_are_told_apart_though_only_case_differs()
    {
        var run = await CatalogTest.Create(Catalog, "[AuthErrors.AuthErrorClient] partial class Client; [AuthErrors.AuthErrorClient] partial class client;").RunGeneratorAsync();

        Assert.Equal(
            ["Client.AuthErrorClient.g.cs", "client.2.AuthErrorClient.g.cs"],
            run.Results.SelectMany(static result => result.GeneratedSources).Select(static source => source.HintName).Where(static name => name.Contains("AuthErrorClient", System.StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("[AuthErrorClient] class {|#0:C|};", "'C' is not partial, so nothing can be added to it; write 'partial class'")]
    [InlineData("class Outer { [AuthErrorClient] partial class {|#0:C|}; }", "'C' is inside 'Outer', which is not partial; write 'partial' there too")]
    [InlineData("[AuthErrorClient] static partial class {|#0:C|};", "'C' is static, and a client is an object; remove 'static'")]
    [InlineData("[AuthErrorClient] file partial class {|#0:C|};", "'C' is local to its file, and its other part is in another file; remove 'file'")]
    [InlineData("[AuthErrorClient] partial class {|#0:C|}(int number) { public int Number => number; }", "'C' has a primary constructor, which the generated constructors would have to call; write an ordinary one")]
    [InlineData("[AuthErrorClient] partial record {|#0:C|}(int Number);", "'C' has a primary constructor, which the generated constructors would have to call; write an ordinary one")]
    [InlineData("class Base { protected Base(int number) { } } [AuthErrorClient] partial class {|#0:C|} : Base { C() : base(1) { } }", "'C' derives from 'Base', which has no constructor without parameters; add one there")]
    [InlineData("[AuthErrorClient] abstract partial class Base; [AuthErrorClient] partial class {|#0:C|} : Base { C() : base(null!, null!, null!) { } }", "'C' derives from 'Base', which is a client already; remove the attribute from one of them")]
    [InlineData("[AuthErrorClient] partial class {|#0:C|} { object AuthSession => this; }", "'C' has a member 'AuthSession' already, which is to be generated; rename it")]
    [InlineData("class Base { protected int _authClient = 1; } [AuthErrorClient] partial class {|#0:C|} : Base;", "'C' has a member '_authClient' already, which is to be generated; rename it")]
    [InlineData("[AuthErrorClient] partial class {|#0:C|} : System.Net.Http.HttpClient;", "'C' has a member 'SendAsync' already, which is to be generated; rename it")]
    [InlineData("[{|#0:AuthErrorClient(\"deposum\")|}] partial class C;", "there is no catalog \"deposum\"; did you mean \"deposium\"?")]
    [InlineData("[{|#0:AuthErrorClient(\"Deposium\")|}] partial class C;", "there is no catalog \"Deposium\"; did you mean \"deposium\"?")]
    [InlineData("[{|#0:AuthErrorClient(\"other\")|}] partial class C;", "there is no catalog \"other\"; it may be \"deposium\"")]
    [InlineData("[{|#0:AuthErrorClient(\"\")|}] partial class C;", "there is no catalog \"\"; it may be \"deposium\"")]
    public Task AUTH1006_says_why_a_class_is_not_completed(string source, string message)
    {
        var test = CatalogTest.Create(Catalog, "using AuthErrors;\n" + source);
        test.ExpectedDiagnostics.Add(Verify.Diagnostic("AUTH1006").WithLocation(0).WithMessage("No client: " + message));
        return test.RunAsync();
    }

    [Fact]
    public Task AUTH1006_asks_which_of_several_catalogs_is_meant()
    {
        var test = CatalogTest.Create(Catalog, "[{|#0:AuthErrors.AuthErrorClient|}] partial class C; [AuthErrors.AuthErrorClient(\"other\")] partial class D;");
        test.TestState.AdditionalFiles.Add(("/0/other.auth-errors.json", """{ "namespace": "Other", "codes": {} }"""));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic("AUTH1006").WithLocation(0).WithMessage("No client: the project has 2 catalogs; say which is meant: \"deposium\", \"other\""));
        return test.RunAsync();
    }

    [Fact]
    public Task AUTH1006_cannot_choose_between_two_files_of_one_name()
    {
        var test = CatalogTest.Create(Catalog, "[{|#0:AuthErrors.AuthErrorClient(\"deposium\")|}] partial class C;");
        test.TestState.AdditionalFiles.Add(("/1/deposium.auth-errors.json", """{ "namespace": "Other", "codes": {} }"""));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic("AUTH1006").WithLocation(0).WithMessage("No client: 2 files are called deposium.auth-errors.json; rename one, so that the client can name it"));
        return test.RunAsync();
    }

    [Fact]
    public Task AUTH1006_asks_for_a_catalog_where_there_is_none()
    {
        var test = CatalogTest.CreateWithoutCatalog("[{|#0:AuthErrors.AuthErrorClient|}] partial class C;");
        test.ExpectedDiagnostics.Add(Verify.Diagnostic("AUTH1006").WithLocation(0).WithMessage("No client: the project has no catalog; add a file NAME.auth-errors.json"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("{|#0:[]|}", "AUTH1002", "Not a catalog: a catalog is an object, not an array")]
    public Task What_is_wrong_with_the_catalog_is_not_said_of_its_client_as_well(string catalog, string id, string message)
    {
        var test = CatalogTest.Create(catalog, "[AuthErrors.AuthErrorClient(\"deposium\")] partial class C; [AuthErrors.AuthErrorClient] partial class D;");
        test.ExpectedDiagnostics.Add(Verify.Diagnostic(id).WithLocation(0).WithMessage(message));
        return test.RunAsync();
    }

    [Fact]
    public Task Of_a_client_in_an_old_language_nothing_is_said_but_that()
    {
        var test = CatalogTest.Create("{|#0:|}" + Catalog, "[AuthErrors.AuthErrorClient] class C { }");
        test.LanguageVersion = LanguageVersion.CSharp11;
        test.ExpectedDiagnostics.Add(Verify.Diagnostic("AUTH1008").WithLocation(0));
        return test.RunAsync();
    }
}
