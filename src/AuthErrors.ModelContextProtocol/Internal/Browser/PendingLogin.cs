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
        // A parameter comes once (RFC 6749, section 3.1). Of two codes, nobody knows which is meant.
        if (answer.GetValues("code") is [{ Length: > 0 } code] && answer["error"] is null)
        {
            var result = new AuthorizationResult { Code = code, State = answer["state"], Iss = answer["iss"] };
            return RedirectPage.Approved with { Sent = () => _result.TrySetResult(result) };
        }

        var error = RedirectError.From(answer["error"], answer["error_description"]);
        return RedirectPage.For(error) with { Sent = () => Fail(error.ToException()) };
    }

    /// <summary>Ends it without an answer.</summary>
    public void Fail(Exception exception)
    {
        _result.TrySetException(exception);

        // Whoever waited may have been cancelled at this moment. That nobody sees the error then is as it should be, and not one more error of the process.
        _ = _result.Task.Exception;
    }
}
