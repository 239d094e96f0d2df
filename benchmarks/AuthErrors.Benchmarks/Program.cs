using System;
using AuthErrors.Benchmarks;
using AuthErrors.Benchmarks.Analyzers;
using AuthErrors.Benchmarks.Bodies;
using AuthErrors.Benchmarks.Files;
using AuthErrors.Benchmarks.Generator;
using AuthErrors.Benchmarks.Lookups;
using AuthErrors.Benchmarks.Storms;
using BenchmarkDotNet.Running;

switch (args)
{
    case ["turns"]:
        await Turns.RunAsync();
        break;
    case ["lookups"]:
        await LookupComparison.RunAsync();
        break;
    case ["generator"]:
        await GeneratorComparison.RunAsync();
        break;
    case ["analyzers"]:
        await AnalyzerComparison.RunAsync();
        break;
    case ["retries"]:
        await RetryComparison.RunAsync();
        break;
    case ["bodies"]:
        await BodyComparison.RunAsync();
        break;
    case ["write"]:
        await DurableWriteComparison.RunAsync();
        break;
    case ["storm"]:
        await StormComparison.RunAsync();
        break;
    case ["race"]:
        await RaceComparison.RunAsync();
        break;
    case ["naive-racer", var authority, var path]:
        await NaiveRacer.RunAsync(new Uri(authority), path);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(StormComparison).Assembly).Run(args);
        break;
}
