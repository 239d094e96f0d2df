using AuthErrors.Runtime.Worker;

return args[0] switch
{
    "store" => await StoreVerb.RunAsync(args),
    _ => 64,
};
