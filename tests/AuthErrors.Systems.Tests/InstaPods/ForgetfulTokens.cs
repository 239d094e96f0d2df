using System.Threading;
using System.Threading.Tasks;
using ModelContextProtocol.Authentication;

namespace AuthErrors.Systems.Tests.InstaPods;

/// <summary>A token that can be forgotten.</summary>
internal sealed class ForgetfulTokens : ITokenCache
{
    public TokenContainer? Current { get; private set; }

    public void Forget() => Current = null;

    public ValueTask StoreTokensAsync(TokenContainer tokens, CancellationToken cancellationToken)
    {
        Current = tokens;
        return default;
    }

    public ValueTask<TokenContainer?> GetTokensAsync(CancellationToken cancellationToken) => new(Current);
}
