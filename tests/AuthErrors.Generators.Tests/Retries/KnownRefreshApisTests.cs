using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AuthErrors.Generators.Refreshes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Xunit;

namespace AuthErrors.Generators.Tests.Retries;

public sealed class KnownRefreshApisTests
{
    private const RefreshConditions OnMember = RefreshConditions.TrueMember | RefreshConditions.GivenMember;

    private static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Append(typeof(Microsoft.Identity.Client.AuthenticationResult).Assembly.Location)
        .Append(typeof(Azure.Core.TokenCredential).Assembly.Location)
        .Distinct(StringComparer.Ordinal)
        .Select(static path => MetadataReference.CreateFromFile(path))];

    /// <summary>Libraries that are not referenced here, reduced to what the rows name.</summary>
    private const string Stubs = """
        using System; using System.Threading.Tasks;
        namespace Duende.AccessTokenManagement
        {
            public record TokenRequestParameters { public bool ForceTokenRenewal { get; init; } }
            public interface IClientCredentialsTokenManager { Task<string> GetAccessTokenAsync(string name, TokenRequestParameters? parameters = null); Task DeleteAccessTokenAsync(string name); }
        }
        namespace Amazon.SSOOIDC
        {
            public class CreateTokenRequest { public string? GrantType { get; set; } public string? RefreshToken { get; set; } }
            public interface IAmazonSSOOIDC { Task<string> CreateTokenAsync(CreateTokenRequest request); }
        }
        namespace Duende.IdentityModel.Client
        {
            public static class HttpClientTokenRequestExtensions { public static Task<string> RequestRefreshTokenAsync(this System.Net.Http.HttpMessageInvoker client, object request) => null!; }
        }
        namespace Mine.Google.Apis.Auth.OAuth2 { public class UserCredential { public Task<bool> RefreshTokenAsync() => null!; } }
        namespace Google.Ap.s.Auth.OAuth2 { public class UserCredential { public Task<bool> RefreshTokenAsync() => null!; } }
        namespace Apis.Auth.OAuth2 { public class UserCredential { public Task<bool> RefreshTokenAsync() => null!; } }
        namespace Google.Apis.Auth.OAuth2
        {
            public class UserCredential { public Task<bool> RefreshTokenAsync() => null!; public Task<string> GetAccessTokenForRequestAsync() => null!; }
            public class Derived : UserCredential { public new Task<bool> RefreshTokenAsync() => null!; }
            public class Outer { public class UserCredential { public Task<bool> RefreshTokenAsync() => null!; } }
        }
        """;

    [Fact]
    public void A_row_stands_once_and_names_the_member_that_its_condition_looks_at()
    {
        Assert.All(KnownRefreshApis.Rows, static row =>
        {
            Assert.All(row.Namespace.Split('.').Append(row.Type).Append(row.Member), static name => Assert.True(SyntaxFacts.IsValidIdentifier(name)));
            Assert.Equal((row.Conditions & OnMember) != RefreshConditions.Always, row.ConditionMember is not null);
            Assert.True(row.Kind == RefreshKind.Refresh || row.Conditions == RefreshConditions.Always);
        });
        Assert.Distinct(KnownRefreshApis.Rows.Select(static row => (row.Namespace, row.Type, row.Member)));
    }

    [Fact]
    public void Only_the_names_of_libraries_in_sight_are_looked_for()
    {
        var names = KnownRefreshApis.MemberNames(Compile(""));

        Assert.Contains("WithForceRefresh", names);
        Assert.Contains("DeleteAccessTokenAsync", names);
        Assert.DoesNotContain("GetCredentials", names);
        Assert.Empty(KnownRefreshApis.MemberNames(CSharpCompilation.Create("Nothing")));
    }

    [Fact]
    public void What_refreshes_after_an_invalidation_has_something_that_invalidates_it()
        => Assert.Equal(
            Libraries(static row => row.Kind == RefreshKind.Invalidate),
            Libraries(static row => row.Conditions.HasFlag(RefreshConditions.Invalidated)));

    [Theory]
    [InlineData("Microsoft.Identity.Client")]
    [InlineData("Azure.Core")]
    public void Every_row_is_in_the_real_assembly(string library)
    {
        var compilation = Compile("");
        var rows = KnownRefreshApis.Rows.Where(row => row.Namespace == library || row.Namespace.StartsWith(library + ".RP", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var methods = compilation.GetTypeByMetadataName($"{row.Namespace}.{row.Type}")?.GetMembers(row.Member).OfType<IMethodSymbol>();
            Assert.NotNull(methods);
            Assert.NotEmpty(methods);
            Assert.All(methods, method => Assert.Same(row, KnownRefreshApis.Find(method)));
        });
    }

    [Theory]
    [InlineData("new Google.Apis.Auth.OAuth2.UserCredential().RefreshTokenAsync()", true)]
    [InlineData("new Google.Apis.Auth.OAuth2.Derived().RefreshTokenAsync()", true)]
    [InlineData("new System.Net.Http.HttpClient().RequestRefreshTokenAsync(1)", true)]
    [InlineData("HttpClientTokenRequestExtensions.RequestRefreshTokenAsync(new System.Net.Http.HttpClient(), 1)", true)]
    [InlineData("new ManagedIdentityLike().GetTokenAsync(default, default)", true)]
    [InlineData("new Google.Apis.Auth.OAuth2.UserCredential().GetAccessTokenForRequestAsync()", false)]
    [InlineData("new Google.Apis.Auth.OAuth2.Outer.UserCredential().RefreshTokenAsync()", false)]
    [InlineData("new Mine.Google.Apis.Auth.OAuth2.UserCredential().RefreshTokenAsync()", false)]
    [InlineData("new Google.Ap.s.Auth.OAuth2.UserCredential().RefreshTokenAsync()", false)]
    [InlineData("new Apis.Auth.OAuth2.UserCredential().RefreshTokenAsync()", false)]
    public void A_method_is_known_by_the_type_that_declares_it_or_that_it_derives_from(string call, bool isKnown)
        => Assert.Equal(isKnown, KnownRefreshApis.Find(Call(call).TargetMethod) is not null);

    [Theory]
    [InlineData("silent.WithForceRefresh(true)", true)]
    [InlineData("silent.WithForceRefresh(Yes)", true)]
    [InlineData("silent.WithForceRefresh(false)", false)]
    [InlineData("silent.WithForceRefresh(flag)", false)]
    [InlineData("credential.GetToken(new TokenRequestContext(scopes, claims: challenge), default)", true)]
    [InlineData("credential.GetToken(new(scopes, null, challenge), default)", true)]
    [InlineData("credential.GetToken(new TokenRequestContext(scopes, claims: null), default)", false)]
    [InlineData("credential.GetToken(new TokenRequestContext(scopes), default)", false)]
    [InlineData("credential.GetToken(context, default)", false)]
    [InlineData("manager.GetAccessTokenAsync(\"\", new TokenRequestParameters { ForceTokenRenewal = true })", true)]
    [InlineData("manager.GetAccessTokenAsync(\"\", new() { ForceTokenRenewal = true })", true)]
    [InlineData("manager.GetAccessTokenAsync(\"\", parameters with { ForceTokenRenewal = true })", true)]
    [InlineData("manager.GetAccessTokenAsync(parameters: new() { ForceTokenRenewal = true }, name: \"\")", true)]
    [InlineData("manager.GetAccessTokenAsync(\"\", forced)", true)]
    [InlineData("manager.GetAccessTokenAsync(\"\", new() { ForceTokenRenewal = false })", false)]
    [InlineData("manager.GetAccessTokenAsync(\"\", unforced)", false)]
    [InlineData("manager.GetAccessTokenAsync(\"\", parameters)", false)]
    [InlineData("manager.GetAccessTokenAsync(\"\")", false)]
    [InlineData("oidc.CreateTokenAsync(new() { GrantType = \"refresh_token\", RefreshToken = challenge })", true)]
    [InlineData("oidc.CreateTokenAsync(new() { GrantType = \"authorization_code\" })", false)]
    [InlineData("oidc.CreateTokenAsync(new() { RefreshToken = null })", false)]
    [InlineData("new Google.Apis.Auth.OAuth2.UserCredential().RefreshTokenAsync()", true)]
    public void The_arguments_tell_whether_a_call_refreshes(string call, bool refreshes)
    {
        var operation = Call(call);

        Assert.Equal(refreshes, RefreshArguments.Ask(KnownRefreshApis.Find(operation.TargetMethod)!, operation));
    }

    private static IEnumerable<string> Libraries(Func<KnownRefreshApi, bool> chosen)
        => KnownRefreshApis.Rows.Where(chosen).Select(static row => row.Namespace).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static IInvocationOperation Call(string call)
    {
        var compilation = Compile($$"""
            using Amazon.SSOOIDC; using Azure.Core; using Duende.AccessTokenManagement; using Duende.IdentityModel.Client; using Microsoft.Identity.Client; using System.Threading; using System.Threading.Tasks;
            class C
            {
                const bool Yes = true;
                object M(AcquireTokenSilentParameterBuilder silent, TokenCredential credential, IClientCredentialsTokenManager manager, IAmazonSSOOIDC oidc,
                    bool flag, string[] scopes, string challenge, TokenRequestContext context, TokenRequestParameters parameters)
                {
                    var forced = new TokenRequestParameters { ForceTokenRenewal = true };
                    var unforced = new TokenRequestParameters();
                    return {{call}};
                }
            }
            class ManagedIdentityLike : TokenCredential
            {
                public override AccessToken GetToken(TokenRequestContext context, CancellationToken token) => default;
                public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext context, CancellationToken token) => default;
            }
            """);
        Assert.DoesNotContain(compilation.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        var tree = compilation.SyntaxTrees.First();
        var syntax = tree.GetRoot().DescendantNodes().OfType<ReturnStatementSyntax>().Single().Expression!;
        return (IInvocationOperation)compilation.GetSemanticModel(tree).GetOperation(syntax)!;
    }

    private static CSharpCompilation Compile(string source)
        => CSharpCompilation.Create(
            "Known",
            [CSharpSyntaxTree.ParseText(source), CSharpSyntaxTree.ParseText(Stubs)],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Annotations));
}
