namespace AuthErrors;

/// <summary>Where a confidential client puts its secret when it talks to a token endpoint (RFC 6749, section 2.3.1).</summary>
public enum ClientAuthentication
{
    /// <summary>In the body: <c>client_secret_post</c>.</summary>
    RequestBody = 0,

    /// <summary>In the header, as <c>Authorization: Basic</c>: <c>client_secret_basic</c>.</summary>
    BasicHeader = 1,
}
