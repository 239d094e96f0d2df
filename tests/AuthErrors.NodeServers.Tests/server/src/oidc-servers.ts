// node oidc-servers.js: oidc-provider, and an MCP server that takes its tokens. Both know nothing of the client.
import { mcpAuthMetadataRouter, getOAuthProtectedResourceMetadataUrl } from '@modelcontextprotocol/sdk/server/auth/router.js';
import { InvalidTokenError } from '@modelcontextprotocol/sdk/server/auth/errors.js';
import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js';
import type { AuthInfo } from '@modelcontextprotocol/sdk/server/auth/types.js';
import { createMcpExpressApp } from '@modelcontextprotocol/sdk/server/express.js';
import type { OAuthMetadata } from '@modelcontextprotocol/sdk/shared/auth.js';
import { AuthorizationServer, type ResourceCredentials } from './authorization-server.js';
import { announce, listen } from './loopback.js';
import { mcpEndpoint } from './mcp.js';

const credentials: ResourceCredentials = { id: 'mcp-server', secret: 'a secret for tests' };

const app = createMcpExpressApp();
const address = await listen(() => app);
const resource = new URL('/mcp', address);

let authorizationServer!: AuthorizationServer;
const issuer = await listen((url) => {
  authorizationServer = new AuthorizationServer(url, resource, credentials);
  return authorizationServer.provider.callback();
});

const metadata = (await (await fetch(new URL('/.well-known/openid-configuration', issuer))).json()) as OAuthMetadata;
app.use(mcpAuthMetadataRouter({ oauthMetadata: metadata, resourceServerUrl: resource, scopesSupported: ['mcp'] }));

app.all(
  '/mcp',
  requireBearerAuth({ verifier: { verifyAccessToken: introspect }, expectedResource: resource, resourceMetadataUrl: getOAuthProtectedResourceMetadataUrl(resource) }),
  mcpEndpoint((server) => server.registerTool('hello', {}, () => ({ content: [{ type: 'text', text: 'Hello.' }] }))),
);

app.post('/control/revoke-access-tokens', async (_, response) => {
  await authorizationServer.revokeAccessTokens();
  response.sendStatus(204);
});

app.post('/control/revoke-grants', async (_, response) => {
  await authorizationServer.revokeGrants();
  response.sendStatus(204);
});

app.get('/control/counters', (_, response) => void response.json(authorizationServer.counters));

announce({ address, issuer });

/** Asks the authorization server about a token (RFC 7662). */
async function introspect(token: string): Promise<AuthInfo> {
  const basic = [credentials.id, credentials.secret].map(encodeURIComponent).join(':');
  const response = await fetch(metadata.introspection_endpoint!, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(basic).toString('base64')}` },
    body: new URLSearchParams({ token }),
  });
  if (!response.ok) {
    throw new Error(`The introspection was answered with ${response.status}.`);
  }

  const claims = (await response.json()) as { active: boolean; client_id: string; scope?: string; exp: number; aud: string };
  if (!claims.active) {
    throw new InvalidTokenError('The token is not active');
  }

  return { token, clientId: claims.client_id, scopes: claims.scope?.split(' ') ?? [], expiresAt: claims.exp, resource: new URL(claims.aud) };
}
