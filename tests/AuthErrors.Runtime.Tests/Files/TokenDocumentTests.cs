using System;
using System.Linq;
using System.Text;
using AuthErrors.Internal.Files;
using Xunit;

namespace AuthErrors.Runtime.Tests.Files;

public sealed class TokenDocumentTests
{
    private readonly TokenDocument _document = new(TokenFileFormat.Default);

    [Fact]
    public void A_token_is_read_with_all_that_the_file_says()
    {
        var token = Read("""{"access_token":"a","refresh_token":"r","expires_at":"2026-02-03T04:05:06.789Z","kind":"anonymous"}""")!;

        Assert.Equal("a", token.AccessToken);
        Assert.Equal("r", token.RefreshToken);
        Assert.Equal(new DateTimeOffset(2026, 2, 3, 4, 5, 6, 789, TimeSpan.Zero), token.ExpiresAt);
        Assert.Equal(CredentialKind.Anonymous, token.Kind);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"access_token":null}""")]
    [InlineData("""{"access_token":""}""")]
    [InlineData("""{"refresh_token":"r"}""")]
    [InlineData("""{"other":{"access_token":"nested"}}""")]
    public void A_missing_null_or_empty_access_token_is_no_token(string json) => Assert.Equal(default, _document.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void What_the_file_does_not_say_is_none_and_the_default()
    {
        var token = Read("""{"refresh_token":"","kind":null,"expires_at":null,"access_token":"a"}""")!;

        Assert.Null(token.RefreshToken);
        Assert.Null(token.ExpiresAt);
        Assert.Equal(CredentialKind.OAuth, token.Kind);
    }

    [Theory]
    [InlineData("\"2026-02-03T04:05:06\"")]
    [InlineData("\"2026-02-03T06:05:06+02:00\"")]
    [InlineData("1770091506")]
    [InlineData("1770091506.0")]
    public void A_time_is_read_as_ISO_8601_or_as_seconds(string time)
        => Assert.Equal(new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero), Read($$"""{"access_token":"a","expires_at":{{time}}}""")!.ExpiresAt);

    [Theory]
    [InlineData("api_key", CredentialKind.ApiKey)]
    [InlineData("anonymous", CredentialKind.Anonymous)]
    [InlineData("oauth", CredentialKind.OAuth)]
    public void A_kind_is_written_and_read(string name, CredentialKind kind)
    {
        var written = Write("", new AuthToken("a", kind));

        Assert.Equal($$"""{"access_token":"a","kind":"{{name}}"}""" + "\n", written);
        Assert.Equal(kind, Read(written!)!.Kind);
    }

    [Fact]
    public void A_byte_order_mark_is_accepted() => Assert.Equal("a", Read("\uFEFF{\"access_token\":\"a\"}")!.AccessToken);

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("[]", "is not a JSON object")]
    [InlineData("\"hunter2\"", "is not a JSON object")]
    [InlineData("\uFEFF", "is not valid JSON")]
    [InlineData("hunter2", "is not valid JSON")]
    [InlineData("{\"access_token\":\"hunter2", "is not valid JSON")]
    [InlineData("{\"access_token\":\"hunter2\"", "is not valid JSON")]
    [InlineData("{\"access_token\":\"hunter2\"}}", "is not valid JSON")]
    [InlineData("{\"access_token\":\"hunter2\"}\0", "is not valid JSON")]
    [InlineData("{\"access_token\":5}", "has a member \"access_token\" that is not text")]
    [InlineData("{\"access_token\":{\"hunter2\":{}}}", "has a member \"access_token\" that is not text")]
    [InlineData("{\"refresh_token\":[],\"access_token\":\"hunter2\"}", "has a member \"refresh_token\" that is not text")]
    [InlineData("{\"expires_at\":true}", "has a member \"expires_at\" that is not a time (ISO 8601, or seconds since 1970)")]
    [InlineData("{\"expires_at\":\"hunter2\"}", "has a member \"expires_at\" that is not a time (ISO 8601, or seconds since 1970)")]
    [InlineData("{\"expires_at\":1e300}", "has a member \"expires_at\" that is not a time (ISO 8601, or seconds since 1970)")]
    [InlineData("{\"expires_at\":1770091506789}", "has a member \"expires_at\" that is not a time (ISO 8601, or seconds since 1970)")]
    [InlineData("{\"kind\":1}", "has a member \"kind\" that is not one of \"api_key\", \"anonymous\" and \"oauth\"")]
    [InlineData("{\"kind\":\"hunter2\"}", "has a member \"kind\" that is not one of \"api_key\", \"anonymous\" and \"oauth\"")]
    public void What_is_no_token_is_a_problem_that_quotes_no_value(string text, string problem)
        => Assert.Equal(TokenReading.Wrong(problem), _document.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Text_that_is_not_UTF_8_is_a_problem()
        => Assert.Equal(TokenReading.Wrong("is not valid JSON"), _document.Read([.. "{\"access_token\":\""u8, 0xFF, .. "\"}"u8]));

    [Fact]
    public void Unknown_members_are_kept_byte_by_byte_where_they_stood()
    {
        const string Current = """
            { "first" : [ 1,  2.50 ],"access_token": "old", "sch\u00f6n": {"a" :"\u0041"}, "kind":"oauth" ,
              "refresh_token":"old", "last":1e2 }
            """;

        Assert.Equal(
            """{"first" : [ 1,  2.50 ],"access_token":"new","sch\u00f6n": {"a" :"\u0041"},"kind":"anonymous","last":1e2,"expires_at":"2026-01-01T00:00:00.000Z"}""" + "\n",
            Write(Current, new AuthToken("new", CredentialKind.Anonymous, expiresAt: new DateTimeOffset(2026, 1, 1, 1, 0, 0, TimeSpan.FromHours(1)))));
    }

    [Fact]
    public void A_member_that_stands_twice_is_read_last_and_written_once()
    {
        const string Twice = """{"access_token":"a","access_token":"b"}""";

        Assert.Equal("b", Read(Twice)!.AccessToken);
        Assert.Equal("""{"access_token":"c","kind":"oauth"}""" + "\n", Write(Twice, new AuthToken("c", CredentialKind.OAuth)));
    }

    [Fact]
    public void Clearing_leaves_what_is_not_ours() => Assert.Equal("""{"x":1}""" + "\n", Write("\uFEFF{\"access_token\":\"a\",\"x\":1,\"kind\":\"oauth\"}", next: null));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"access_token":"a","refresh_token":"b","expires_at":0,"kind":"oauth"}""")]
    public void Clearing_leaves_nothing_when_there_is_nothing_else(string current) => Assert.Null(Write(current, next: null));

    [Fact]
    public void A_token_with_odd_characters_is_written_as_it_is_read()
    {
        var token = new AuthToken("a\"\\\n+/=é\u0001", CredentialKind.OAuth, "r\u2028");

        Assert.Equal(token, Read(Write("", token)!));
    }

    [Fact]
    public void Characters_of_base64_are_written_plainly() => Assert.Contains("\"a+/=\"", Write("", new AuthToken("a+/=", CredentialKind.OAuth)), StringComparison.Ordinal);

    [Fact]
    public void An_anonymous_file_has_the_token_and_nothing_else()
    {
        var document = new TokenDocument(TokenFileFormat.ForAnonymous());
        var token = new AuthToken("a", CredentialKind.Anonymous, expiresAt: DateTimeOffset.UnixEpoch);

        Assert.Null(document.WhatCannotBeKept(token));
        Assert.Equal("""{"token":"a"}""" + "\n", Encoding.UTF8.GetString(document.Write([], token)!));
        Assert.Equal(CredentialKind.Anonymous, document.Read("""{"token":"a","kind":"oauth"}"""u8).Token!.Kind);
    }

    [Fact]
    public void What_a_format_has_no_place_for_is_named()
    {
        var document = new TokenDocument(TokenFileFormat.ForAnonymous());

        Assert.Equal("a refresh token", document.WhatCannotBeKept(new AuthToken("a", CredentialKind.Anonymous, "r")));
        Assert.Equal("a token of the kind OAuth", document.WhatCannotBeKept(new AuthToken("a", CredentialKind.OAuth)));
        Assert.Null(_document.WhatCannotBeKept(new AuthToken("a", CredentialKind.ApiKey, "r")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("kind")]
    public void Members_need_names_of_their_own(string name)
        => Assert.Throws<ArgumentException>(() => new TokenDocument(TokenFileFormat.Default with { AccessToken = name }));

    [Fact]
    public void Every_cut_of_a_file_is_a_problem_and_never_a_token()
    {
        var whole = Encoding.UTF8.GetBytes("""{"x":[1,{"y":"z"}],"access_token":"hunter2","refresh_token":"r","expires_at":1770091506,"kind":"oauth"}""");

        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.NotNull(_document.Read(whole.AsSpan(0, length)).Problem));
    }

    private AuthToken? Read(string json)
    {
        var reading = _document.Read(Encoding.UTF8.GetBytes(json));
        Assert.Null(reading.Problem);
        return reading.Token;
    }

    private string? Write(string current, AuthToken? next)
        => _document.Write(Encoding.UTF8.GetBytes(current), next) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
}
