using System;
using System.Net.Http;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Generators.Tests.Retries.Laboratory;

/// <summary>The doors of an assembly with programs, which <c>Bench.cs.txt</c> defines.</summary>
internal sealed class Bench
{
    private readonly FieldInfo _world;
    private readonly Func<Type, bool, Func<string?, CancellationToken, Task<HttpResponseMessage>>> _create;

    public Bench(Assembly assembly)
    {
        var type = assembly.GetType("Cases.Bench", throwOnError: true)!;
        _world = type.GetField("World")!;
        _create = type.GetMethod("Create")!.CreateDelegate<Func<Type, bool, Func<string?, CancellationToken, Task<HttpResponseMessage>>>>();
        IsHandler = type.GetMethod("IsHandler")!.CreateDelegate<Func<Type, bool>>();
        HasKind = type.GetMethod("HasKind")!.CreateDelegate<Func<Type, bool>>();
        IsTransient = type.GetMethod("IsTransient")!.CreateDelegate<Func<Type, bool>>();
    }

    public Func<Type, bool> IsHandler { get; }

    public Func<Type, bool> HasKind { get; }

    /// <summary>Whether an instance serves one request.</summary>
    public Func<Type, bool> IsTransient { get; }

    /// <summary>An instance of a program, in a world. One world at a time: it is the clock of everything that waits.</summary>
    public Func<string?, CancellationToken, Task<HttpResponseMessage>> Create(World world, Type type, bool isApiKey = false)
    {
        _world.SetValue(obj: null, world);
        return _create(type, isApiKey);
    }
}
