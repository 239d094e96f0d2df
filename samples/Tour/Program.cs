using System;
using System.Text;
using System.Threading.Tasks;

namespace Tour;

/// <summary>Runs the steps in order and cleans up after them, whatever happens.</summary>
internal static class Program
{
    private const int Failed = 1;

    // What a shell reports for a program that Ctrl+C ended.
    private const int Interrupted = 130;

    private static async Task<int> Main()
    {
        Console.OutputEncoding = Encoding.UTF8;
        var narrator = new Narrator();
        using var interruption = new Interruption();
        await using var workspace = Workspace.Create();
        try
        {
            var steps = new Steps(narrator, workspace, interruption.Token);
            steps.Open();
            await steps.PackThePackagesAsync();
            steps.CreateTheConsumer();
            await steps.SeeTheBuildFailAsync();
            await steps.RepairWithDotnetFormatAsync();
            await steps.DecideAndRunAsync();
            await steps.AddACodeAsync();
            await steps.CallTheGatewayAsync();
            steps.Close();
            return 0;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            narrator.Surprise("Interrupted. The temporary folder is deleted.");
            return Interrupted;
        }
        catch (SurpriseException surprise)
        {
            narrator.Surprise(surprise.Message);
            return Failed;
        }
        catch (Exception bug)
        {
            narrator.Surprise(bug.ToString());
            return Failed;
        }
    }
}
