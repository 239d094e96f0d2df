using System;
using System.Collections.Generic;
using System.IO;
using AuthErrors.Runtime.Worker;

namespace AuthErrors.NodeServers.Tests;

/// <summary>MCP clients in processes of their own.</summary>
internal static class WorkerProcess
{
    /// <summary>Starts one.</summary>
    /// <param name="arguments">Its verb and what the verb takes.</param>
    public static ChildProcess Start(params IEnumerable<string> arguments)
        => ChildProcess.Start("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "AuthErrors.NodeServers.Worker.dll"), .. arguments]);
}
