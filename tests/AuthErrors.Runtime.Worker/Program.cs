using AuthErrors.Runtime.Worker;

return args switch
{
    ["fingerprint", ..] => await FingerprintVerb.RunAsync(args),
    _ => 0,
};
