using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace AuthErrors.Systems.Tests.OAuth;

/// <summary>The catalog of OAuth against the RFCs, whose codes are written down here once more, section by section.</summary>
public sealed partial class OAuthCatalogTests
{
    private static readonly (string Rfc, string Section, string Codes)[] Sections =
    [
        ("6749", "4.1.2.1", "invalid_request unauthorized_client access_denied unsupported_response_type invalid_scope server_error temporarily_unavailable"),
        ("6749", "4.2.2.1", "invalid_request unauthorized_client access_denied unsupported_response_type invalid_scope server_error temporarily_unavailable"),
        ("6749", "5.2", "invalid_request invalid_client invalid_grant unauthorized_client unsupported_grant_type invalid_scope"),
        ("6750", "3.1", "invalid_request invalid_token insufficient_scope"),
        ("7591", "3.2.2", "invalid_redirect_uri invalid_client_metadata invalid_software_statement unapproved_software_statement"),
        ("8628", "3.5", "authorization_pending slow_down access_denied expired_token"),
        ("9449", "5", "invalid_dpop_proof"),
        ("9449", "7.1", "invalid_token invalid_dpop_proof"),
        ("9449", "8", "use_dpop_nonce"),
        ("9449", "9", "use_dpop_nonce"),
        ("9470", "3", "insufficient_user_authentication"),
    ];

    public static TheoryData<string> Codes => [.. Sections.SelectMany(static section => section.Codes.Split(' ')).Distinct(StringComparer.Ordinal)];

    [Fact]
    public void It_has_the_codes_of_the_RFCs_and_no_other()
        => Assert.Equal(
            Codes.Append("unknown").Order(StringComparer.Ordinal),
            OAuthErrorCodes.All.ToArray().Select(static code => code.ToWireCode()).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_names_all_of_its_sections_and_links_to_one(string wireCode)
    {
        var sections = Sections.Where(section => section.Codes.Split(' ').Contains(wireCode, StringComparer.Ordinal)).ToArray();

        Assert.Equal(sections.Select(static section => (section.Rfc, section.Section)), ReadSources(Summary(wireCode)));
        Assert.True(OAuthErrorCodes.TryParse(wireCode, out var code));
        Assert.Contains(code.GetDocs(), sections.Select(static section => $"https://www.rfc-editor.org/rfc/rfc{section.Rfc}#section-{section.Section}"));
        Assert.NotNull(code.GetHint());
    }

    [Theory]
    [InlineData(AuthRecovery.Refresh, "invalid_token")]
    [InlineData(AuthRecovery.Reauthenticate, "invalid_grant expired_token insufficient_user_authentication")]
    [InlineData(AuthRecovery.Backoff, "server_error temporarily_unavailable authorization_pending slow_down")]
    public void Few_codes_are_more_than_told(AuthRecovery recovery, string wireCodes)
        => Assert.Equal(
            wireCodes.Split(' ').Order(StringComparer.Ordinal),
            OAuthErrorCodes.All.ToArray().Where(code => code.GetRecovery() == recovery).Select(static code => code.ToWireCode()).Order(StringComparer.Ordinal));

    /// <summary>What stands in the parenthesis at the end: "(RFC 6749, sections 4.1.2.1 and 5.2; RFC 6750, section 3.1)."</summary>
    private static IEnumerable<(string Rfc, string Section)> ReadSources(string summary)
        => from part in summary[summary.LastIndexOf('(')..].Split("RFC ").Skip(1)
           from section in SectionNumber().Matches(part[4..])
           select (part[..4], section.Value);

    private static string Summary(string wireCode)
    {
        using var catalog = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "oauth.auth-errors.json")));
        return catalog.RootElement.GetProperty("codes").GetProperty(wireCode).GetProperty("summary").GetString()!;
    }

    [GeneratedRegex(@"\d+(\.\d+)*")]
    private static partial Regex SectionNumber();
}
