import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { Socket } from 'node:net';
import type { Limits } from './limits.ts';
import type { TrustedProxies } from './proxies.ts';
import { networkOf } from './rate-limit.ts';
import type { TlsFiles } from './tls.ts';

/** A server with its limits, not listening yet; HTTPS when there is a certificate. */
export function createLimitedServer(
  listener: RequestListener,
  { limits, isTrusted, tls }: { limits: Limits; isTrusted: TrustedProxies; tls: TlsFiles | null },
): Server {
  const options = {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: limits.checkEveryMs,
    maxHeaderSize: limits.headerBytes,
    // Two lengths, or a length and chunks, are two requests to somebody in between.
    insecureHTTPParser: false,
  };
  const server = tls
    ? createHttps(
        { ...options, ...tls.current(), minVersion: 'TLSv1.2', handshakeTimeout: limits.headersMs },
        listener,
      )
    : createHttp(options, listener);
  server.maxHeadersCount = limits.headers;
  server.maxConnections = limits.connections;
  limitAddresses(server, limits.connectionsPerAddress, isTrusted);
  if (tls && 'setSecureContext' in server) {
    const renew = server.setSecureContext.bind(server);
    const stop = tls.onChange((files) => renew(files));
    server.on('close', stop);
  }
  return server;
}

/** Closes what one address opens beyond its share; a proxy of ours brings many. */
function limitAddresses(server: Server, most: number, isTrusted: TrustedProxies): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const peer = (socket.remoteAddress ?? 'unknown').replace(/^::ffff:(?=\d+\.)/i, '');
    if (isTrusted(peer)) return;
    const address = networkOf(peer);
    const count = (open.get(address) ?? 0) + 1;
    if (count > most) {
      socket.destroy();
      return;
    }
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });
}
