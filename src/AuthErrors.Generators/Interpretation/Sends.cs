using System.Linq;
using AuthErrors.Generators.Flow;
using AuthErrors.Generators.Refreshes;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Interpretation;

/// <summary>Calls that send a request: they give an <c>HttpResponseMessage</c> and have no body here, or throw when the request is refused.</summary>
internal sealed class Sends(Machine machine)
{
    /// <summary>Marks the exception of a send that failed in transport.</summary>
    public const string Failure = nameof(Failure);

    /// <summary>The headers that a client sends with every request.</summary>
    public const string DefaultHeaders = nameof(DefaultHeaders);

    /// <summary>What a send gives; <see langword="null"/> for a call that is none.</summary>
    public Outcomes? Send(Call call)
    {
        if (call.Method.MethodKind is MethodKind.Constructor or MethodKind.PropertyGet || call.Arguments.Any(static argument => argument.Value is ResponseValue) || call.Receiver is ResponseValue)
        {
            return null;
        }

        if (IsResponse(Tasks.ResultOf(call.Method.ReturnType)))
        {
            return Answer(call, thrown: null);
        }

        return Thrown(call) is { } thrown ? Answer(call, thrown) : null;
    }

    /// <summary>True for the type of a response.</summary>
    public static bool IsResponse(ITypeSymbol type) => type is { Name: "HttpResponseMessage", ContainingNamespace: { Name: "Http", ContainingNamespace.Name: "Net" } };

    /// <summary>The token that a request is sent with, if it can be seen.</summary>
    private TokenValue? TokenOf(Call call)
        => call.Arguments.Select(argument => argument.Value switch
        {
            TokenValue token => token,
            ReferenceValue message => In(message.Address, call.State) ?? In(machine.Owner((message.Address, "get_Headers")), call.State),
            _ => null,
        }).FirstOrDefault(static token => token is not null) ?? In(machine.Shared(DefaultHeaders, call.Method.ReturnType).Address, call.State);

    private static TokenValue? In(int owner, State state) => state.Store.Of(owner).Values.OfType<TokenValue>().FirstOrDefault();

    private ITypeSymbol? Thrown(Call call)
    {
        var space = call.Method.ContainingNamespace;
        if (!Tasks.IsTask(call.Method.ReturnType) || call.Arguments.Any(static argument => argument.Value is DelegateValue))
        {
            return null;
        }

        if (call.Method is { ContainingType.Name: "HttpClient" or "HttpClientJsonExtensions", Name: "GetStringAsync" or "GetByteArrayAsync" or "GetStreamAsync" or "GetFromJsonAsync" })
        {
            return machine.Graphs.Compilation.GetTypeByMetadataName("System.Net.Http.HttpRequestException");
        }

        var root = space;
        while (root is { ContainingNamespace.IsGlobalNamespace: false })
        {
            root = root.ContainingNamespace;
        }

        return root is { Name: "System" } ? null : AuthExceptions.Expected(call.Site);
    }

    private Outcomes Answer(Call call, ITypeSymbol? thrown)
    {
        var token = TokenOf(call);
        machine.Observer.Sent(call, token);
        var tally = call.State.Tally;
        var isRejected = machine.Server.Manner switch
        {
            ServerManner.RejectsAll => true,
            ServerManner.RejectsFirstToken => token is null ? tally.Refreshes == 0 : token.Version == 0,
            ServerManner.BreaksDown => tally.Sends == 0,
            _ => false,
        };
        var isFirst = isRejected && (token is null ? tally.Refreshes == 0 : token.Version == 0);
        var sent = Machine.AgeTokens(Bodies.Send(call, machine)) with
        {
            Tally = tally.Send() with { IsRejectedFirst = tally.IsRejectedFirst || isFirst },
            Effects = call.State.Effects | Effects.Sent,
        };
        if (machine.Server.Manner == ServerManner.BreaksDown && !isRejected)
        {
            return Throw(call, machine.Graphs.Compilation.GetTypeByMetadataName("System.Net.Http.HttpRequestException"), isFailure: true, sent);
        }

        return thrown is null ? Outcomes.Of(sent, new ResponseValue(isRejected ? machine.Server.Rejection : 200))
            : isRejected ? Throw(call, thrown, isFailure: false, sent)
            : Outcomes.Of(sent, machine.Memory.Unread(Tasks.ResultOf(call.Method.ReturnType)));
    }

    private Outcomes Throw(Call call, ITypeSymbol? type, bool isFailure, State state)
    {
        if (type is null)
        {
            return Outcomes.Throw(state, Value.Something);
        }

        var (exception, made) = machine.Allocate(call.Site.Frame, (call.Site.Operation, isFailure), type, state);
        var thrown = Outcomes.Throw(isFailure ? made with { Store = made.Store.Write(exception.Address, Failure, BoolValue.True) } : made, exception);
        return call.Site.IsAwaited || !Tasks.IsTask(call.Method.ReturnType) ? thrown : thrown.Keep();
    }
}
