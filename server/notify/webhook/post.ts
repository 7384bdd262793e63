import { once } from 'node:events';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { PrivateAddressError, publicLookup, refusalOf, type WebhookPolicy } from './guard.ts';
import { signatureOf } from './secret.ts';
import { failed, shortened, type Outcome } from '../outcome.ts';

const TIMEOUT_MS = 10_000;
/** More of an answer is not read. */
const ANSWER_BYTES = 2_048;
/** 4xx that say "not now" rather than "not so". */
const LATER = new Set([408, 425, 429]);

/**
 * Posts a signed message, and follows no redirect: the address was looked at, where it leads was not.
 * @param message.uid names the message in every attempt, so that a receiver takes it once.
 */
export async function postWebhook(
  message: { url: string; secret: string; uid: string; body: string; nowMs: number },
  { policy, timeoutMs = TIMEOUT_MS }: { policy: WebhookPolicy; timeoutMs?: number },
): Promise<Outcome> {
  const url = new URL(message.url);
  const refusal = refusalOf(url, policy);
  if (refusal) return failed(refusal);
  const timestampS = Math.floor(message.nowMs / 1_000);
  const content = Buffer.from(message.body);
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    signal: AbortSignal.timeout(timeoutMs),
    ...(policy.hosts === null ? { lookup: publicLookup } : {}),
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': content.length,
      'user-agent': 'Sholu',
      'idempotency-key': message.uid,
      'x-sholu-timestamp': timestampS,
      'x-sholu-signature': signatureOf(message.secret, timestampS, message.body),
    },
  };
  const request = url.protocol === 'https:' ? requestHttps(url, options) : requestHttp(url, options);
  try {
    request.end(content);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    // The status decides; words that do not come any more are not missed.
    const text = await beginningOf(response).catch(() => '');
    return outcomeOf(response.statusCode ?? 0, text);
  } catch (error) {
    return unreached(error);
  } finally {
    request.destroy();
  }
}

function outcomeOf(status: number, text: string): Outcome {
  const answer = `${status} ${text}`;
  if (status >= 200 && status < 300) return { sent: true, answer: shortened(answer) };
  if (status >= 300 && status < 400) return failed('redirect', answer);
  if (status === 410) return failed('gone', answer);
  return failed('refused', answer, { isFinal: status < 500 && !LATER.has(status) });
}

function unreached(error: unknown): Outcome {
  if (error instanceof PrivateAddressError) return failed('private_address', error.message);
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError'))
    return failed('timeout', '', { isFinal: false });
  const said = error instanceof Error ? error.message : String(error);
  return failed('unreachable', said, { isFinal: false });
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= ANSWER_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, ANSWER_BYTES).toString('utf8');
}
