using System;
using System.Collections.Specialized;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using ModelContextProtocol.Authentication;

namespace AuthErrors.Internal.Browser;

/// <summary>A login whose answer has not come yet.</summary>
internal sealed class PendingLogin(string state)
{
    private readonly TaskCompletionSource<AuthorizationResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The answer, once its page has been sent: the program may end right after.</summary>
    public Task<AuthorizationResult> Result => _result.Task;

    /// <summary>Whether an answer with this state is for this login.</summary>
    public bool Expects(string? other)
        => other is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(other), Encoding.UTF8.GetBytes(state));

    /// <summary>Takes the answer, and shows what it was.</summary>
    public Reply Accept(NameValueCollection answer)
    {
        if (answer["code"] is { Length: > 0 } code && answer["error"] is null)
        {
            var result = new AuthorizationResult { Code = code, State = answer["state"], Iss = answer["iss"] };
            return RedirectPage.Approved with { Sent = () => _result.TrySetResult(result) };
        }

        var error = RedirectError.From(answer["error"], answer["error_description"]);
        return RedirectPage.For(error) with { Sent = () => _result.TrySetException(error.ToException()) };
    }

    /// <summary>Ends it without an answer.</summary>
    public void Fail(Exception exception) => _result.TrySetException(exception);
}
