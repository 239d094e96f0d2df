using System;
using System.Threading.Tasks;

namespace AuthErrors.Systems.Tests.Instagit;

/// <summary>Waits for a piece of news.</summary>
internal sealed class Hearing(string message) : IProgress<AuthProgress>
{
    private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Heard => _heard.Task.WaitAsync(TimeSpan.FromMinutes(1));

    public void Report(AuthProgress value)
    {
        if (value.Message == message)
        {
            _heard.TrySetResult();
        }
    }
}
