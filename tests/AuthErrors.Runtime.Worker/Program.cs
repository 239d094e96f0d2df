using AuthErrors.Runtime.Worker;

return args[0] switch
{
    "store" => await StoreVerb.RunAsync(args),
    "fingerprint" => await FingerprintVerb.RunAsync(args),
    _ => 64,
};
