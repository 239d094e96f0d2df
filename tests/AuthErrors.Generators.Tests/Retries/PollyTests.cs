using System.Threading.Tasks;
using AuthErrors.Testing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AuthErrors.Generators.Tests.Retries;

/// <summary>What cannot be measured by running it: calls that block, policies that nobody sees, and where a fault is shown.</summary>
public sealed class PollyTests
{
    [Fact]
    public Task The_fault_is_shown_at_the_refresh_in_the_callback()
        => Verify("""
            new ResiliencePipelineBuilder<HttpResponseMessage>()
                .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
                {
                    MaxRetryAttempts = 2,
                    ShouldHandle = new PredicateBuilder<HttpResponseMessage>().HandleResult(r => r.StatusCode == HttpStatusCode.Unauthorized),
                    OnRetry = async _ => token = await {|AUTH3001:gate.RefreshAsync(token)|},
                })
                .Build().ExecuteAsync(async c => await Send(token, c)).AsTask();
            """);

    [Fact]
    public Task A_policy_without_tasks_is_run_like_one_with_tasks()
        => Verify("""
            Task.FromResult(Policy.HandleResult<HttpResponseMessage>(r => r.StatusCode == HttpStatusCode.Unauthorized)
                .WaitAndRetry(2, _ => TimeSpan.Zero, (_, _) => token = {|AUTH3001:gate.RefreshAsync(token)|}.GetAwaiter().GetResult())
                .Execute(() => Send(token, default).GetAwaiter().GetResult()));
            """);

    [Fact]
    public Task The_delay_before_a_retry_is_asked_for_each_time()
        => Verify("""
            Policy.HandleResult<HttpResponseMessage>(r => r.StatusCode == HttpStatusCode.Unauthorized)
                .WaitAndRetryAsync(2, (_, _, _) => { token = {|AUTH3001:gate.RefreshAsync(token)|}.Result; return TimeSpan.Zero; }, (_, _, _, _) => Task.CompletedTask)
                .ExecuteAsync(() => Send(token, default));
            """);

    [Fact]
    public Task Any_exception_in_which_a_client_reports_a_rejection_may_be_the_one_that_is_handled()
        => Verify("""
            Policy.Handle<UnauthorizedAccessException>().RetryAsync(2, async (_, _) => token = await {|AUTH3001:gate.RefreshAsync(token)|})
                .ExecuteAsync(() => client.FetchAsync(token));
            """);

    [Fact]
    public Task One_retry_of_such_a_client_is_right()
        => Verify("""
            Policy.Handle<UnauthorizedAccessException>().RetryAsync(1, async (_, _) => token = await gate.RefreshAsync(token))
                .ExecuteAsync(() => client.FetchAsync(token));
            """);

    [Fact]
    public Task A_pipeline_of_a_registry_is_built_by_what_it_is_given()
        => Verify("""
            new ResiliencePipelineRegistry<string>().GetOrAddPipeline<HttpResponseMessage>("key", builder => builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
                {
                    MaxRetryAttempts = 2,
                    ShouldHandle = args => new ValueTask<bool>(args.Outcome.Result?.StatusCode == HttpStatusCode.Unauthorized),
                    OnRetry = async _ => token = await {|AUTH3001:gate.RefreshAsync(token)|},
                })).ExecuteAsync(async c => await Send(token, c)).AsTask();
            """);

    [Fact]
    public Task How_often_an_unseen_pipeline_runs_what_refreshes_is_not_known()
        => Verify(
            """
            pipeline.ExecuteAsync(async c =>
            {
                var response = await Send(token, c);
                return response.StatusCode == HttpStatusCode.Unauthorized ? await Send(token = await gate.RefreshAsync(token), c) : response;
            }).AsTask();
            """,
            "{|AUTH3010:Get|}");

    [Fact]
    public Task A_pipeline_with_a_strategy_of_ones_own_is_not_known()
        => Verify(
            """
            new ResiliencePipelineBuilder<HttpResponseMessage>().AddStrategy<HttpResponseMessage>(strategy).Build().ExecuteAsync(async c =>
            {
                var response = await Send(token, c);
                return response.StatusCode == HttpStatusCode.Unauthorized ? await Send(token = await gate.RefreshAsync(token), c) : response;
            }).AsTask();
            """,
            "{|AUTH3010:Get|}");

    private static Task Verify(string body, string name = "Get")
    {
        var test = new CSharpAnalyzerTest<RetryAnalyzer>
        {
            ReferenceAssemblies = ReferenceAssemblies.Net.Net100,
            TestCode = $$"""
                using System;
                using System.Net;
                using System.Net.Http;
                using System.Threading;
                using System.Threading.Tasks;
                using Polly;
                using Polly.Registry;
                using Polly.Retry;

                [AttributeUsage(AttributeTargets.Method)]
                public sealed class RefreshesTokenAttribute : Attribute { public bool SingleFlight; }

                public interface IGate
                {
                    string Current { get; }

                    [RefreshesToken(SingleFlight = true)]
                    Task<string> RefreshAsync(string rejected);
                }

                public interface IClient { Task<string> FetchAsync(string token); }

                public sealed class Api(IGate gate, HttpClient http, IClient client, ResiliencePipeline<HttpResponseMessage> pipeline, Func<StrategyBuilderContext, ResilienceStrategy<HttpResponseMessage>> strategy)
                {
                    public Task<{{(body.Contains("Fetch", System.StringComparison.Ordinal) ? "string" : "HttpResponseMessage")}}> {{name}}()
                    {
                        var token = gate.Current;
                        return {{body}}
                    }

                    private Task<HttpResponseMessage> Send(string token, CancellationToken ct) => http.GetAsync(token, ct);
                }
                """,
        };
        test.TestState.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(Polly.ResiliencePipeline).Assembly.Location));
        test.TestState.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(Polly.Policy).Assembly.Location));
        return test.RunAsync();
    }
}
