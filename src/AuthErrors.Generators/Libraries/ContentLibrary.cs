using System;
using System.Linq;
using AuthErrors.Generators.Interpretation;
using AuthErrors.Generators.States;
using AuthErrors.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AuthErrors.Generators.Libraries;

/// <summary>The bodies of requests: which of them can be sent again.</summary>
internal sealed class ContentLibrary : ILibrary
{
    /// <inheritdoc/>
    public Outcomes? Call(Call call, Machine machine)
        => !call.Method.DeclaringSyntaxReferences.IsEmpty ? null
            : call.Receiver is ReferenceValue receiver ? Member(call, receiver, machine)
            : (call.Method.ContainingType?.Name, call.Method.Name, call.Receiver) switch
            {
                ("HttpMethod", "get_Get" or "get_Head" or "get_Options" or "get_Trace" or "get_Connect", null) => call.Gives(new TextValue(call.Method.Name.Substring("get_".Length).ToUpperInvariant())),
                ("File", "OpenRead" or "Open", null) => Opened(call, machine),
                ("HttpMethod", "get_Method" or "ToString", VerbValue or TextValue) => call.Gives(call.Receiver),
                _ => null,
            };

    private static Outcomes? Member(Call call, ReferenceValue self, Machine machine) => (call.Method.ContainingType?.Name, call.Method.Name) switch
    {
        ("HttpRequestMessage", ".ctor") => Outcomes.Of(Bodies.Make(self, call.Arguments, call.State), Value.Nothing),
        ("HttpRequestMessage", "set_Method") => Outcomes.Of(Bodies.TakeMethod(self, call[0], call.State), call[0]),
        ("HttpRequestMessage", "set_RequestUri") => Outcomes.Of(Bodies.SetAddress(self, call[0], call.State), call[0]),
        ("HttpRequestMessage", "get_Method") => Bodies.ContentOf(self, call.State)?.Select(static (_, content) => Comparison.IsNull(content) == false ? VerbValue.Instance : Value.Something),
        ("HttpRequestMessage", "set_Content") => Outcomes.Of(Bodies.SetContent(self, call[0], call.State), call[0]),
        ("HttpRequestMessage", "get_Content") => Bodies.ContentOf(self, call.State),
        ("HttpContent", "LoadIntoBufferAsync") => Outcomes.Of(Bodies.Buffer(self, call.State), Value.Nothing),
        ("HttpContent", "ReadAsStreamAsync" or "ReadAsStream") => call.Gives(self),
        ("HttpContent", "ReadAsByteArrayAsync" or "ReadAsStringAsync") => Read(call, self),
        ("HttpContent" or "Stream", "CopyToAsync" or "CopyTo") => Outcomes.Of(Bodies.Spend(self, Filled(call, self)), Value.Nothing),
        ("Stream" or "FileStream", "set_Position" or "Seek") when IsSeekable(machine.TypeOf(self)) && Bodies.IsSingleUse(self, call.State) => Outcomes.Of(Bodies.MakeSingleUse(self, call.State), Value.Something),
        ("MultipartContent" or "MultipartFormDataContent", "Add") when call[0] is ReferenceValue part && Bodies.IsSingleUse(part, call.State) => Outcomes.Of(Bodies.MakeSingleUse(self, call.State), Value.Nothing),
        ("StreamContent", ".ctor") => Wrap(call, self, machine),
        (_, ".ctor") when call.Arguments.FirstOrDefault(argument => Bodies.IsSpent(argument.Value, call.State)) is { } spent => call.Gives(spent.Value),
        _ => null,
    };

    private static Outcomes Opened(Call call, Machine machine)
    {
        var (stream, made) = machine.Allocate(call.Site.Frame, call.Site.Operation, call.Method.ReturnType, call.State);
        return Outcomes.Of(made, stream);
    }

    /// <summary>Reads a body into memory. What is read of one that is spent is as little worth as itself.</summary>
    private static Outcomes Read(Call call, ReferenceValue body)
        => Bodies.IsSpent(body, call.State) ? call.Gives(body) : Outcomes.Of(Bodies.Buffer(body, call.State), Value.Something);

    /// <summary>The stream that a body is copied to gets nothing of one that is spent.</summary>
    private static State Filled(Call call, ReferenceValue body)
        => call[0] is ReferenceValue target && Bodies.IsSpent(body, call.State) ? Bodies.Spend(target, Bodies.MakeSingleUse(target, call.State)) : call.State;

    /// <summary>A content that reads a stream is spent when the stream is. Only streams in memory are known to be readable again.</summary>
    private static Outcomes Wrap(Call call, ReferenceValue made, Machine machine) => call[0] switch
    {
        ReferenceValue stream when Bodies.IsSingleUse(stream, call.State) => call.Gives(stream),
        _ when IsInMemory(call.Arguments.Select(static argument => argument.Target).FirstOrDefault()) || IsInMemory(machine.TypeOf(call[0])) => call.Gives(Value.Nothing),
        ReferenceValue stream => Outcomes.Of(Bodies.MakeSingleUse(stream, call.State), stream),
        _ => Outcomes.Of(Bodies.MakeSingleUse(made, call.State), Value.Nothing),
    };

    private static bool IsInMemory(IOperation? stream) => IsInMemory((stream as IConversionOperation)?.Operand.Type ?? stream?.Type);

    private static bool IsInMemory(ITypeSymbol? type) => type?.Name == "MemoryStream";

    /// <summary>A body that comes from outside cannot be rewound, nor does what it was copied to hold any more then.</summary>
    private static bool IsSeekable(ITypeSymbol? type) => type is not null && !type.Name.EndsWith("Content", StringComparison.Ordinal) && !IsInMemory(type);
}
