using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace AuthErrors.Runtime.Simulation.Tests;

/// <summary>The authorization server of all processes. It rotates, and a spent refresh token that it sees again ends the family (RFC 9700, section 4.14.2).</summary>
internal sealed class SimulatedIssuer(World world)
{
    private readonly HashSet<string> _spent = new(StringComparer.Ordinal);
    private readonly HashSet<string> _revokedFamilies = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>How many calls are under way, over all processes that live.</summary>
    public int InFlight { get; private set; }

    public ITokenIssuer For(SimulatedProcess process) => new Connection(this, world, process);

    /// <summary>The token of a new login: the first of a family.</summary>
    public AuthToken LogIn() => Mint(replaces: null, issuedTo: null, world.Step, keepsRefreshToken: false).Token;

    /// <summary>Forgets the calls of a process that is gone.</summary>
    public void Hang(int calls) => InFlight -= calls;

    private MintedToken Mint(MintedToken? replaces, SimulatedProcess? issuedTo, int askedAt, bool keepsRefreshToken)
    {
        var number = (++_count).ToString(CultureInfo.InvariantCulture);
        var family = replaces is null ? number : FamilyOf(replaces.Token);
        var refreshToken = world.Scenario.Kind != CredentialKind.OAuth ? null : keepsRefreshToken ? replaces!.Token.RefreshToken : $"{family}/{number}";
        return world.Mint(new MintedToken(
            new AuthToken("t" + number, world.Scenario.Kind, refreshToken, world.Clock.GetUtcNow() + world.Scenario.Lifetime), replaces, issuedTo, askedAt));
    }

    private static string FamilyOf(AuthToken token) => token.RefreshToken?.Split('/')[0] ?? "";

    /// <summary>The issuer as one process sees it.</summary>
    private sealed class Connection(SimulatedIssuer issuer, World world, SimulatedProcess process) : ITokenIssuer
    {
        public bool IssuesWithoutToken => world.Scenario.Kind != CredentialKind.OAuth;

        public async ValueTask<IssueResult> IssueAsync(IssueRequest request, CancellationToken cancellationToken)
        {
            var current = request.Current is null ? null : world.Minted(request.Current);
            if (current is null && !IssuesWithoutToken)
            {
                return new IssueResult.Refused("There is no refresh token.");
            }

            issuer.InFlight++;
            process.IssueCalls++;
            world.Meet(Situation.Issue);
            var askedAt = world.Step;
            MintedToken? minted = null;
            world.Tell(invariant => invariant.IssueStarted(process, current));
            var operation = new PendingOperation<IssueResult>(
                world, process, $"issue for {current?.ToString() ?? "nothing"}", () => Exchange(current, askedAt, out minted), result => Deliver(current, minted, result))
            {
                CanLoseAnswer = true,
                OnEnd = () =>
                {
                    issuer.InFlight--;
                    process.IssueCalls--;
                    if (minted is { IsDelivered: false })
                    {
                        minted.IsLost = true;
                        world.Meet(Situation.AnswerLost);
                    }
                },
            };
            return await operation.EndedBy(world.Scenario.IsIssuerCancellable ? cancellationToken : default).Task;
        }

        private IssueResult Exchange(MintedToken? current, int askedAt, out MintedToken? minted)
        {
            minted = null;
            if (world.Rng.Chance(world.Scenario.IssuerFailures))
            {
                return Fail(current);
            }

            if (current?.Token.RefreshToken is { } refreshToken)
            {
                world.Tell(invariant => invariant.Presented(process, current));
                if (issuer._spent.Contains(refreshToken) || issuer._revokedFamilies.Contains(FamilyOf(current.Token)))
                {
                    issuer._revokedFamilies.Add(FamilyOf(current.Token));
                    world.Trace?.Add($"    the family of {current} is revoked");
                    world.Meet(Situation.FamilyRevoked);
                    return new IssueResult.Refused("invalid_grant.");
                }
            }

            var keeps = current?.Token.RefreshToken is not null && world.Rng.Chance(world.Scenario.KeptRefreshTokens);
            if (!keeps && current?.Token.RefreshToken is { } spent)
            {
                issuer._spent.Add(spent);
            }

            minted = issuer.Mint(current, process, askedAt, keeps);
            world.Trace?.Add($"    the server issues {minted}");
            world.Tell(invariant => invariant.Exchanged(process, current));
            if (world.Rng.Chance(world.Scenario.LostAnswers))
            {
                world.Trace?.Add("    its answer is lost");
                throw new SimulatedFailureException("The connection broke after the server had answered.");
            }

            var token = minted.Token;
            return new IssueResult.Issued(keeps ? new AuthToken(token.AccessToken, token.Kind, refreshToken: null, token.ExpiresAt) : token);
        }

        private IssueResult Fail(MintedToken? current)
        {
            world.Meet(Situation.IssuerFailed);
            switch (world.Rng.Below(4))
            {
                case 0:
                    throw new SimulatedFailureException("The connection broke before the server was asked.");
                case 1:
                    return new IssueResult.Unavailable(TimeSpan.FromSeconds(5 + world.Rng.Below(120)));
                case 2 when current is not null:
                    issuer._revokedFamilies.Add(FamilyOf(current.Token));
                    return new IssueResult.Refused("invalid_grant.");
                default:
                    return new IssueResult.Unavailable();
            }
        }

        private void Deliver(MintedToken? current, MintedToken? minted, IssueResult result)
        {
            if (minted is not null)
            {
                minted.IsDelivered = true;
            }

            world.Trace?.Add($"    it answers {(minted is null ? result : minted)}");
            world.Tell(invariant => invariant.Answered(process, current, result));
        }
    }
}
