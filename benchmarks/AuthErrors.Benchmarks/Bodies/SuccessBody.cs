namespace AuthErrors.Benchmarks.Bodies;

/// <summary>The kinds of bodies of successful responses, of 65 KB, that are measured.</summary>
public enum SuccessBody
{
    /// <summary>As JSON-RPC has it: the result is the third member.</summary>
    ResultEarly,

    /// <summary>Neither an error nor a result, so that all of it must be seen.</summary>
    Neither,
}
