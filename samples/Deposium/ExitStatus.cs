using Deposium.Auth;

namespace Samples;

/// <summary>What the program ends with.</summary>
public static class ExitStatus
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>Anything that has no status of its own.</summary>
    public const int Other = 1;

    /// <summary>The status for a code. There is no default: a code that joins the catalog breaks the build here, until somebody has thought about it.</summary>
    public static int Of(MCPAuthErrorCode code) => code switch
    {
        MCPAuthErrorCode.FormatInvalid or MCPAuthErrorCode.KeyInvalid => 2,
        MCPAuthErrorCode.PermissionDenied => 3,
        MCPAuthErrorCode.RateLimited => 4,
        MCPAuthErrorCode.KeyMissing
            or MCPAuthErrorCode.AuthUnavailable
            or MCPAuthErrorCode.AuthTimeout
            or MCPAuthErrorCode.AuthInternalError
            or MCPAuthErrorCode.AcceptInvalid
            or MCPAuthErrorCode.Unknown => Other,
    };
}
