import Provider, { type AccessToken, type KoaContextWithOIDC } from 'oidc-provider';

/** What a resource shows when it asks about tokens. */
export interface ResourceCredentials {
  id: string;
  secret: string;
}

/** oidc-provider with its own pages, open registration and rotating refresh tokens, for one resource. */
export class AuthorizationServer {
  readonly counters = { registrations: 0, codes: 0, refreshes: 0, spentRefreshTokens: 0, refusals: 0, revokedGrants: 0 };
  readonly provider: Provider;
  readonly #accessTokens: AccessToken[] = [];
  readonly #grantIds = new Set<string>();

  constructor(issuer: URL, resource: URL, credentials: ResourceCredentials) {
    this.provider = new Provider(issuer.href.replace(/\/$/, ''), {
      clients: [{ client_id: credentials.id, client_secret: credentials.secret, redirect_uris: [], response_types: [], grant_types: [] }],
      cookies: { keys: ['a cookie key for tests'] },
      features: {
        introspection: { enabled: true, allowedPolicy: (_, client) => client.clientId === credentials.id },
        registration: { enabled: true },
        resourceIndicators: {
          enabled: true,
          getResourceServerInfo: () => ({ scope: 'mcp', audience: resource.href, accessTokenFormat: 'opaque' }),
        },
        revocation: { enabled: true },
      },
      pkce: { required: () => true },
      rotateRefreshToken: true,
      scopes: ['openid', 'offline_access', 'mcp'],
      ttl: { AccessToken: 3600 },
    });
    this.#count();
  }

  /** Ends all access tokens. Refresh tokens stay good. */
  async revokeAccessTokens(): Promise<void> {
    await Promise.all(this.#accessTokens.splice(0).map((token) => token.destroy()));
  }

  /** Ends what users agreed to, with all tokens that came of it. */
  async revokeGrants(): Promise<void> {
    const { AccessToken, Grant, RefreshToken } = this.provider;
    for (const grantId of this.#grantIds) {
      await Promise.all([AccessToken.revokeByGrantId(grantId), RefreshToken.revokeByGrantId(grantId), (await Grant.find(grantId))?.destroy()]);
    }

    this.#grantIds.clear();
  }

  #count(): void {
    const { counters, provider } = this;
    provider.on('access_token.saved', (token) => {
      this.#accessTokens.push(token);
      this.#grantIds.add(token.grantId!);
    });
    provider.on('registration_create.success', () => counters.registrations++);
    provider.on('grant.success', (ctx: KoaContextWithOIDC) => {
      counters.codes += ctx.oidc.params?.['grant_type'] === 'authorization_code' ? 1 : 0;
      counters.refreshes += ctx.oidc.params?.['grant_type'] === 'refresh_token' ? 1 : 0;
    });
    provider.on('refresh_token.consumed', () => counters.spentRefreshTokens++);
    provider.on('grant.error', () => counters.refusals++);
    provider.on('grant.revoked', () => counters.revokedGrants++);
  }
}
