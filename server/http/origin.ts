import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';

/** `https://sholu.example.kz` as the client wrote it; null when the request does not say which host it is for. */
export function requestOrigin(request: IncomingMessage): string | null {
  const { host = '' } = request.headers;
  if (!/^[\w.:[\]-]+$/.test(host)) return null;
  const secure = request.socket instanceof TLSSocket || request.headers['x-forwarded-proto'] === 'https';
  return `${secure ? 'https' : 'http'}://${host}`;
}
