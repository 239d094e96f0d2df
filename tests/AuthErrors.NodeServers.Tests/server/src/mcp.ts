import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import type { RequestHandler } from 'express';

/** An MCP server over Streamable HTTP with sessions, as the SDK's documentation builds it. */
export function mcpEndpoint(addTools: (server: McpServer) => void): RequestHandler {
  const sessions = new Map<string, StreamableHTTPServerTransport>();

  return async (request, response) => {
    const id = request.get('mcp-session-id');
    let transport = id === undefined ? undefined : sessions.get(id);
    if (transport === undefined && id === undefined && isInitializeRequest(request.body)) {
      const opened = new StreamableHTTPServerTransport({
        sessionIdGenerator: randomUUID,
        onsessioninitialized: (session) => void sessions.set(session, opened),
        onsessionclosed: (session) => void sessions.delete(session),
      });
      const server = new McpServer({ name: 'loopback', version: '1.0.0' });
      addTools(server);
      await server.connect(opened);
      transport = opened;
    }

    if (transport === undefined) {
      const [status, message] = id === undefined ? [400, 'No session'] : [404, 'Session not found'];
      response.status(status).json({ jsonrpc: '2.0', id: null, error: { code: -32001, message } });
      return;
    }

    await transport.handleRequest(request, response, request.body);
  };
}
