import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';

/** Whether a request came over TLS, so that its cookie may be marked Secure. */
export const isSecure = (request: IncomingMessage): boolean => request.socket instanceof TLSSocket;
