using System.Linq;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.Refreshes;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;

namespace AuthErrors.Generators.Libraries;

/// <summary><c>System.Net.Http</c>: responses, the parts of a request, and handlers in chains.</summary>
internal sealed class HttpLibrary : ILibrary
{
    private const string Inner = "InnerHandler";

    /// <inheritdoc/>
    public Outcomes? Call(Call call, Machine machine)
        => call.Receiver is ResponseValue response ? Response(call, response, machine)
            : call.Method.DeclaringSyntaxReferences.IsEmpty ? (call.Method.ContainingType?.Name, call.Method.Name) switch
            {
                ("HttpResponseMessage", ".ctor") => call.Gives(new ResponseValue(call.Arguments.Length > 0 && call[0] is NumberValue { IsExact: true } status ? (int)status.Low : 200)),
                ("HttpRequestOptionsKey", ".ctor") => call.Gives(call[0] is TextValue or EntryValue ? call[0] : Value.Something),
                ("HttpRequestMessage", "get_Options" or "get_Headers" or "get_Properties") when call.Receiver is ReferenceValue message => Part(call, message, machine),
                ("HttpClient", "get_DefaultRequestHeaders") => call.Gives(machine.Shared(Sends.DefaultHeaders, call.Method.ReturnType)),
                ("HttpMessageInvoker" or "HttpClient" or "DelegatingHandler", ".ctor") when call.Arguments.Length > 0 && call.Receiver is ReferenceValue self
                    => Outcomes.Of(call.State with { Store = call.State.Store.Write(self.Address, Inner, call[0]) }, Value.Nothing),
                ("DelegatingHandler", "set_InnerHandler") when call.Receiver is ReferenceValue self => Outcomes.Of(call.State with { Store = call.State.Store.Write(self.Address, Inner, call[0]) }, Value.Nothing),
                ("DelegatingHandler", "get_InnerHandler") when call.Receiver is ReferenceValue self => call.Gives(call.State.Store.Read(self.Address, Inner) ?? Value.Unknown),
                ("HttpMessageInvoker" or "HttpClient" or "DelegatingHandler", _) when Sends.IsResponse(Tasks.ResultOf(call.Method.ReturnType)) => PassOn(call, machine),
                _ => null,
            }
            : null;

    private static Outcomes? Response(Call call, ResponseValue response, Machine machine) => call.Method.Name switch
    {
        "get_StatusCode" => call.Gives(NumberValue.Of(response.Status)),
        "get_IsSuccessStatusCode" => call.Gives(BoolValue.Of(response.IsSuccess)),
        "get_Content" => call.Gives(new UnknownValue(Trait.NotNull | Trait.Body)),
        "EnsureSuccessStatusCode" when response.IsSuccess => call.Gives(response),
        "EnsureSuccessStatusCode" => Throw(call, machine),
        _ => null,
    };

    private static Outcomes Throw(Call call, Machine machine)
    {
        var type = machine.Graphs.Compilation.GetTypeByMetadataName("System.Net.Http.HttpRequestException");
        var (exception, made) = machine.Allocate(call.Site.Frame, call.Site.Operation, type, call.State);
        return Outcomes.Throw(made, exception);
    }

    /// <summary>The options or headers of a request, an object of their own.</summary>
    private static Outcomes Part(Call call, ReferenceValue message, Machine machine)
    {
        var part = machine.Own((message.Address, call.Method.Name), call.Method.ReturnType);
        return Outcomes.Of(call.State with { Store = call.State.Store.Write(message.Address, call.Method.Name, part) }, part);
    }

    /// <summary>A client or handler hands the request to the handler inside, when that is one whose code is here.</summary>
    private static Outcomes? PassOn(Call call, Machine machine)
    {
        if (call.Receiver is not ReferenceValue self
            || call.State.Store.Read(self.Address, Inner) is not ReferenceValue inner
            || Overrider(machine.TypeOf(inner)) is not { } handle)
        {
            return null;
        }

        var arguments = handle.Parameters.Select(parameter => call.Arguments.FirstOrDefault(argument => SymbolEqualityComparer.Default.Equals(argument.Parameter?.Type, parameter.Type)) is { } given
            ? given with { Parameter = parameter }
            : new Argument(parameter, machine.Memory.Unread(parameter.Type), call.Site.Operation));
        return machine.Calls.Invoke(call with { State = Bodies.EnterClient(call, machine), Method = handle, Receiver = inner, Arguments = [.. arguments] });
    }

    private static IMethodSymbol? Overrider(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers("SendAsync").OfType<IMethodSymbol>().FirstOrDefault(static method => method.IsOverride && !method.DeclaringSyntaxReferences.IsEmpty) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
