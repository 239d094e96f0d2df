using System;
using AuthErrors.Runtime.Worker;

return args switch
{
    ["race"] => await RaceVerb.RunAsync(),
    ["share", ..] => await ShareVerb.RunAsync(args),
    ["store", ..] => await StoreVerb.RunAsync(args),
    ["storm", ..] => await StormVerb.RunAsync(args),
    _ => throw new ArgumentException("No verb is called " + string.Join(' ', args), nameof(args)),
};
