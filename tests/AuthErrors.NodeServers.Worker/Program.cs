using System;
using AuthErrors.NodeServers.Worker;

return args switch
{
    ["calls", ..] => await CallsVerb.RunAsync(args),
    ["resume", ..] => await ResumeVerb.RunAsync(args),
    _ => throw new ArgumentException("No verb is called " + string.Join(' ', args), nameof(args)),
};
