using System;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Simulation.Tests;

/// <summary>An operation with an answer. Its task completes inline: what the session does next belongs to the step that answers.</summary>
internal sealed class PendingOperation<T> : Operation
{
    private readonly TaskCompletionSource<T> _source = new();
    private readonly World _world;
    private readonly Func<T> _effect;
    private readonly Action<T>? _onAnswer;
    private CancellationTokenRegistration _registration;
    private Exception? _failure;
    private T? _answer;

    /// <summary>Starts an operation.</summary>
    /// <param name="world">Where.</param>
    /// <param name="process">Whose.</param>
    /// <param name="name">What, for the trace.</param>
    /// <param name="effect">What it does, and its answer; an exception is answered as such.</param>
    /// <param name="onAnswer">Hears the answer just before the session does.</param>
    public PendingOperation(World world, SimulatedProcess process, string name, Func<T> effect, Action<T>? onAnswer = null)
        : base(process, name)
    {
        _world = world;
        _effect = effect;
        _onAnswer = onAnswer;
        world.Begin(this);
    }

    /// <summary>Whether it can do what it is there for now. Until then it waits.</summary>
    public Func<bool>? IsReady { get; init; }

    /// <summary>Called when it ends, whatever the end.</summary>
    public Action? OnEnd { get; init; }

    /// <summary>True for what can be given up when it has taken effect: the answer is lost then.</summary>
    public bool CanLoseAnswer { get; init; }

    public override bool IsEnabled => HasTakenEffect || IsReady is null || IsReady();

    public Task<T> Task => _source.Task;

    /// <summary>Lets a token end it, at any time before it takes effect.</summary>
    public PendingOperation<T> EndedBy(CancellationToken cancellationToken)
    {
        _registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((PendingOperation<T>)state!).Cancel(token), this);
        return this;
    }

    public override void TakeEffect()
    {
        HasTakenEffect = true;
        try
        {
            _answer = _effect();
        }
        catch (Exception failure) when (failure is TokenStoreException or SimulatedFailureException)
        {
            _failure = failure;
        }
    }

    public override void Answer()
    {
        if (_failure is not null)
        {
            End();
            _source.SetException(_failure);
            return;
        }

        _onAnswer?.Invoke(_answer!);
        End();
        _source.SetResult(_answer!);
    }

    private void Cancel(CancellationToken cancellationToken)
    {
        if (_source.Task.IsCompleted || Process.IsDead || (HasTakenEffect && !CanLoseAnswer))
        {
            return;
        }

        _world.Trace?.Add($"  {this} is cancelled");
        End();
        _source.SetCanceled(cancellationToken);
    }

    private void End()
    {
        _world.End(this);
        _registration.Unregister();
        OnEnd?.Invoke();
    }
}
