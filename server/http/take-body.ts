import type { IncomingMessage } from 'node:http';
import { isDeeperThan } from './json-depth.ts';
import type { Limits } from './limits.ts';

/** Why a request is not answered. */
export type Refusal = { status: number; text: string };

/** A request whose body was read; tRPC takes it from here. */
type WithBody = IncomingMessage & { body?: string };

const NO_TEXT: Refusal = { status: 400, text: 'A text of the call holds the character U+0000' };

/** Reads what was sent, no further than `maxBytes`; null when it is longer. The connection stays, for the answer. */
export async function readText(request: IncomingMessage, maxBytes: number): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Buffer).length;
    if (bytes > maxBytes) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString();
}

/** The character that PostgreSQL holds in no text, as JSON writes it; nobody types it. */
const NUL = /\\u0000/;

/**
 * Reads the body of a call and looks at its size and depth before anybody parses it; of a call without a body, at its
 * `input`. The body is then in `request.body`.
 */
export async function takeBody(
  request: WithBody,
  { bodyBytes, bodyMs, jsonDepth }: Pick<Limits, 'bodyBytes' | 'bodyMs' | 'jsonDepth'>,
): Promise<Refusal | null> {
  const tooDeep = { status: 400, text: `The call is nested deeper than ${jsonDepth} levels` };
  if (request.method === 'GET' || request.method === 'HEAD') {
    const { url = '' } = request;
    const input =
      new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : '').get('input') ?? '';
    if (NUL.test(input)) return NO_TEXT;
    return isDeeperThan(input, jsonDepth) ? tooDeep : null;
  }
  const tooSlow = setTimeout(() => request.destroy(), bodyMs);
  const text = await readText(request, bodyBytes).finally(() => clearTimeout(tooSlow));
  if (text === null) return { status: 413, text: `The call is longer than ${bodyBytes} bytes` };
  if (isDeeperThan(text, jsonDepth)) return tooDeep;
  if (NUL.test(text)) return NO_TEXT;
  request.body = text;
  return null;
}
