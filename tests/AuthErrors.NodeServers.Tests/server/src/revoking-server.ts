// node revoking-server.js SEED CALLERS CALLS: an MCP server that ends access tokens at random while CALLERS callers make CALLS calls each.
import { setTimeout as delay } from 'node:timers/promises';
import { createMcpExpressApp } from '@modelcontextprotocol/sdk/server/express.js';
import { urlencoded } from 'express';
import { z } from 'zod';
import { Callers } from './callers.js';
import { announce, listen } from './loopback.js';
import { mcpEndpoint } from './mcp.js';
import { seededRandom } from './random.js';
import { TokenFamily } from './tokens.js';

/** How likely a call is to be the last one of its token, once all callers have used it. */
const revocationProbability = 0.5;

/** How long a refresh takes: time for others to be rejected meanwhile. */
const refreshMilliseconds = 20;

const messages: Record<string, string> = {
  key_missing: 'There is no access token.',
  key_invalid: 'The access token is not known.',
  token_expired: 'The access token has been revoked.',
};

const [seed = 1, callerCount = 1, callsEach = 1] = process.argv.slice(2).map(Number);
const random = seededRandom(seed);
const family = new TokenFamily();
const callers = new Callers(callerCount, callsEach);
let rejections = 0;

const mcp = mcpEndpoint((server) =>
  server.registerTool('echo', { inputSchema: { caller: z.string(), number: z.number() } }, ({ caller, number }) => {
    callers.serve(caller, number);
    return { content: [{ type: 'text', text: `${caller} ${number}` }] };
  }),
);

const app = createMcpExpressApp();

app.all('/mcp', async (request, response) => {
  const token = request.get('authorization')?.match(/^Bearer (.+)$/)?.[1] ?? '';
  const code = family.reject(token);
  if (code !== undefined) {
    rejections++;
    response
      .status(401)
      .set('WWW-Authenticate', code === 'key_missing' ? 'Bearer' : 'Bearer error="invalid_token"')
      .json({ error: 'Authentication failed', message: messages[code], error_code: code, hint: 'Get a new access token.', docs: 'https://example.com/docs/auth' });
    return;
  }

  if (request.body?.method === 'tools/call') {
    callers.accept(request.body.params.arguments.caller, token);
    if (callers.haveAllUsed(token) && random() < revocationProbability) {
      family.revokeAccessToken();
    }
  }

  await mcp(request, response, () => {});
});

app.post('/token', urlencoded(), async (request, response) => {
  const tokens = request.body.grant_type === 'refresh_token' ? family.refresh(request.body.refresh_token) : undefined;
  await delay(refreshMilliseconds);
  response.set('Cache-Control', 'no-store');
  if (tokens === undefined) {
    response.status(400).json({ error: 'invalid_grant' });
  } else {
    response.json(tokens);
  }
});

app.get('/control/grant', (_, response) => void response.json(family.current));

app.get('/control/counters', (_, response) =>
  void response.json({ ...family.counters, rejections, served: callers.served, servedTwice: callers.servedTwice }));

announce({ address: await listen(() => app) });
