import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on a free port of this machine. The listener is made once the address is known. */
export async function listen(listenerAt: (address: URL) => RequestListener): Promise<URL> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  server.on('request', listenerAt(address));
  return address;
}

/** Tells the test that started this process where things are, and ends with that test: when the input does. */
export function announce(addresses: Record<string, URL>): void {
  process.stdin.on('end', () => process.exit()).resume();
  console.log(JSON.stringify(addresses));
}
