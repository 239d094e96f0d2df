using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using System.Threading;

namespace AuthErrors.Systems;

/// <summary>What the authorization server knows: clients, requests, browser sessions, codes and tokens.</summary>
internal sealed class InstaPodsAuthority(TimeProvider time)
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, InstaPodsClient> _clients = [];
    private readonly Dictionary<string, InstaPodsRequest> _requests = [];
    private readonly HashSet<string> _sessions = [];
    private readonly Dictionary<string, InstaPodsCode> _codes = [];
    private readonly Dictionary<string, InstaPodsGrant> _grants = [];

    /// <summary>How long an access token lives.</summary>
    public static TimeSpan TokenLifetime { get; } = TimeSpan.FromDays(30);

    public int Registrations
    {
        get
        {
            lock (_gate)
            {
                return _clients.Count;
            }
        }
    }

    public int Tokens
    {
        get
        {
            lock (_gate)
            {
                return _grants.Count;
            }
        }
    }

    public InstaPodsClient Register(IReadOnlyList<string> redirectUris)
    {
        var client = new InstaPodsClient(NewSecret(), redirectUris);
        lock (_gate)
        {
            _clients.Add(client.Id, client);
        }

        return client;
    }

    public InstaPodsClient? FindClient(string id)
    {
        lock (_gate)
        {
            return _clients.GetValueOrDefault(id);
        }
    }

    /// <summary>Keeps a request until the user decides.</summary>
    /// <returns>The name by which the pages know it.</returns>
    public string Keep(InstaPodsRequest request)
    {
        var id = NewSecret();
        lock (_gate)
        {
            _requests.Add(id, request);
        }

        return id;
    }

    public InstaPodsRequest? FindRequest(string id)
    {
        lock (_gate)
        {
            return _requests.GetValueOrDefault(id);
        }
    }

    /// <summary>Takes a request that the user has decided: there is one answer to it.</summary>
    public InstaPodsRequest? TakeRequest(string id)
    {
        lock (_gate)
        {
            return _requests.Remove(id, out var request) ? request : null;
        }
    }

    /// <summary>Logs the user in.</summary>
    /// <returns>What the browser shows from now on.</returns>
    public string OpenSession()
    {
        var session = NewSecret();
        lock (_gate)
        {
            _sessions.Add(session);
        }

        return session;
    }

    public bool IsOpen(string? session)
    {
        lock (_gate)
        {
            return session is not null && _sessions.Contains(session);
        }
    }

    public string IssueCode(InstaPodsRequest request, string team)
    {
        var code = NewSecret();
        lock (_gate)
        {
            _codes.Add(code, new InstaPodsCode(request, team, time.GetUtcNow() + CodeLifetime));
        }

        return code;
    }

    /// <summary>Gives a token for a code.</summary>
    /// <returns>The token, or why there is none: the description of an <c>invalid_grant</c>.</returns>
    public (string? Token, string? Refusal) Exchange(string code, string clientId, string redirectUri, string verifier)
    {
        lock (_gate)
        {
            if (!_codes.TryGetValue(code, out var issued) || issued.Request.ClientId != clientId || issued.Request.RedirectUri != redirectUri)
            {
                return (null, "The code is not known.");
            }

            if (issued.Token is not null)
            {
                // RFC 6749, section 4.1.2: somebody else has the code, and may have been the first.
                _grants[issued.Token].IsRevoked = true;
                return (null, "The code was used before.");
            }

            if (time.GetUtcNow() >= issued.ExpiresAt)
            {
                return (null, "The code has expired.");
            }

            if (Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) != issued.Request.Challenge)
            {
                return (null, "The verifier does not fit the challenge.");
            }

            issued.Token = NewSecret();
            _grants.Add(issued.Token, new InstaPodsGrant(issued.Team, time.GetUtcNow() + TokenLifetime));
            return (issued.Token, null);
        }
    }

    /// <summary>What a token stands for, good or not; <see langword="null"/> when it was never issued.</summary>
    public InstaPodsGrant? FindGrant(string token)
    {
        lock (_gate)
        {
            return _grants.GetValueOrDefault(token);
        }
    }

    public bool IsGood(InstaPodsGrant grant) => !grant.IsRevoked && time.GetUtcNow() < grant.ExpiresAt;

    public void LogOutEverywhere()
    {
        lock (_gate)
        {
            _sessions.Clear();
            foreach (var grant in _grants.Values)
            {
                grant.IsRevoked = true;
            }
        }
    }

    private static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
