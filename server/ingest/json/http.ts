import type { IncomingMessage, ServerResponse } from 'node:http';
import { sourceOfSecret, type JsonSources } from './sources.ts';
import { Aside, type Taken } from './taken.ts';
import type { Answer, Problem, Result } from '../../../shared/ingest/json/answer.ts';
import { MESSAGE_KINDS, MOST_JSON_BYTES, type Message } from '../../../shared/ingest/json/message.ts';
import { readMessages, type Told } from '../../../shared/ingest/json/read.ts';
import { PROBLEMS, sentenceOf, type ProblemCode } from '../../../shared/ingest/json/sentence.ts';
import type { Reason } from '../../../shared/ingest/reason.ts';
import { SETTINGS } from '../../../shared/ingest/source.ts';
import { requestAddress } from '../../db/write.ts';
import { isDeeperThan } from '../../http/json-depth.ts';
import { readText } from '../../http/take-body.ts';
import type { Log } from '../../log.ts';
import type { Ledger } from '../ledger.ts';
import { createRateLimit, type RateLimit } from '../rate-limit.ts';
import { hashOf, masked } from '../secret.ts';
import type { Source } from '../source/store.ts';

const PATH = /^\/ingest\/json\/?(?:\?.*)?$/;
const BEARER = /^Bearer +([\x21-\x7e]{1,200})$/i;
const JSON_TYPE = /^application\/json\s*(;|$)/i;
const MOST_DEPTH = 16;
const BODY_MS = 30_000;
/** Guessing of secrets, by address. */
const GUESSES = { burst: 20, perSecond: 0.2, maxKeys: 10_000 };
const RETRY_AFTER_S = 10;

type Parts = {
  sources: () => JsonSources;
  ledger: Pick<Ledger, 'accepted' | 'duplicate' | 'setAside'>;
  /** Acts on a message; throws `Aside` for one that is not to be taken. */
  take: (source: Source, message: Message, nowMs: number) => Promise<Taken>;
  clock: () => number;
  log: Pick<Log, 'warn'>;
};

type Reply = { status: number; body: Answer | Problem; headers?: Record<string, string> };

const problem = (status: number, code: ProblemCode, headers: Record<string, string> = {}): Reply => ({
  status,
  body: { error: code, message: PROBLEMS[code] },
  headers,
});

/**
 * Messages of detectors, plate readers and other services over HTTP, `POST /ingest/json`. Each message of a request has its own
 * outcome; a bad one loses no other, and what is answered as accepted is in the database. Nothing that is kept of a message
 * that was not taken holds a plate or what a caller said.
 * @returns a handler that answers true when the request was one for it.
 */
export function jsonHandler(
  parts: Parts,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const guesses = createRateLimit(GUESSES);
  const taker = createTaker(parts);

  const answerTo = async (request: IncomingMessage): Promise<Reply> => {
    const address = requestAddress.getStore() ?? request.socket.remoteAddress ?? '';
    if (request.method !== 'POST') return problem(405, 'method', { allow: 'POST' });
    const nowMs = parts.clock();
    const secret = BEARER.exec(request.headers.authorization ?? '')?.[1];
    const challenge = { 'www-authenticate': 'Bearer realm="ingest"' };
    if (secret === undefined) return problem(401, 'no_secret', challenge);
    const source = sourceOfSecret(parts.sources(), hashOf(secret).toString('hex'), nowMs);
    if (!source) {
      if (!guesses.allow(address, nowMs))
        return problem(429, 'too_many_guesses', { 'retry-after': String(RETRY_AFTER_S) });
      const why = { outcome: 'refused', reason: 'unknown_device', detail: 'json' } as const;
      parts.ledger.setAside({ sourceId: null, ...why, atMs: nowMs, address, sample: masked(secret) });
      return problem(401, 'wrong_secret', challenge);
    }
    const refused = (status: number, code: ProblemCode, reason: Reason): Reply => {
      parts.ledger.setAside({
        sourceId: source.id,
        outcome: 'refused',
        reason,
        atMs: nowMs,
        address,
        sample: code,
      });
      return problem(status, code);
    };
    if (!source.enabled) return refused(403, 'switched_off', 'switched_off');
    if (!JSON_TYPE.test(request.headers['content-type'] ?? ''))
      return refused(415, 'content_type', 'unreadable');
    const tooSlow = setTimeout(() => request.destroy(), BODY_MS);
    const text = await readText(request, MOST_JSON_BYTES).finally(() => clearTimeout(tooSlow));
    if (text === null) return refused(413, 'too_long', 'unreadable');
    if (isDeeperThan(text, MOST_DEPTH)) return refused(400, 'too_deep', 'unreadable');
    const read = readMessages(text);
    if (!read.ok) return refused(400, read.error, 'unreadable');
    return repliedWith(await taker(source, read.told, address));
  };

  return async (request, response) => {
    if (!PATH.test(request.url ?? '')) return false;
    const { status, body, headers = {} } = await answerTo(request);
    // What is left of the request is not read, so the connection cannot be used again.
    const rest = request.complete ? {} : { connection: 'close' };
    const fixed = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
    response.writeHead(status, { ...fixed, ...rest, ...headers }).end(JSON.stringify(body));
    return true;
  };
}

/** 200 when every message has its last word; else when to send the rest again. */
function repliedWith(results: Result[]): Reply {
  const body = { results };
  const again = { 'retry-after': String(RETRY_AFTER_S) };
  if (results.some(({ reason }) => reason === 'not_written')) return { status: 503, body, headers: again };
  if (results.some(({ reason }) => reason === 'too_much')) return { status: 429, body, headers: again };
  return { status: 200, body };
}

/** Takes the messages of a request one after another, in their order. */
export function createTaker({ ledger, take, clock, log }: Omit<Parts, 'sources'>) {
  const limits = new Map<number, { perMinute: number; limit: RateLimit }>();
  const allows = ({ id, perMinute }: Source, nowMs: number): boolean => {
    let of = limits.get(id);
    if (of?.perMinute !== perMinute) {
      of = { perMinute, limit: createRateLimit({ burst: perMinute, perSecond: perMinute / 60 }) };
      limits.set(id, of);
    }
    return of.limit.allow('', nowMs);
  };

  return async (source: Source, told: readonly Told[], address: string): Promise<Result[]> => {
    const settings = SETTINGS.json.safeParse(source.settings);
    const takes: readonly string[] = settings.success ? settings.data.takes : [];
    const setAside = (
      { outcome, reason, detail }: Pick<Aside, 'outcome' | 'reason' | 'detail'>,
      one: Told,
    ): void =>
      ledger.setAside({
        sourceId: source.id,
        outcome,
        reason,
        detail,
        atMs: clock(),
        address,
        sample: sampleOf(one),
      });

    const outcomeOf = async (one: Told): Promise<Omit<Result, 'index' | 'id'>> => {
      const nowMs = clock();
      const aside = (why: Aside, message = sentenceOf(why.reason)): Omit<Result, 'index' | 'id'> => {
        setAside(why, one);
        const again = why.reason === 'too_much' || why.reason === 'not_written';
        return { outcome: why.outcome, reason: why.reason, message, ...(again ? { again } : {}) };
      };
      if (!allows(source, nowMs)) return aside(new Aside('refused', 'too_much'));
      if (!one.ok) return aside(new Aside('refused', 'unreadable', one.error), one.error);
      const { message } = one;
      if (!takes.includes(message.kind)) return aside(new Aside('refused', 'kind_not_taken', message.kind));
      try {
        const taken = await take(source, message, nowMs);
        ledger[taken.outcome](source.id, nowMs);
        // The same word for every plate: whether a vehicle is looked for is nobody's to ask.
        return message.kind === 'plate' ? { outcome: 'accepted' } : taken;
      } catch (error) {
        if (error instanceof Aside) return aside(error);
        // A failure of the database may quote what was to be written.
        const what = message.kind === 'detector' ? { err: error } : { failure: nameOf(error) };
        log.warn(
          { ...what, source: source.id, kind: message.kind },
          'a message could not be written; it comes again',
        );
        return aside(new Aside('refused', 'not_written'));
      }
    };
    const results: Result[] = [];
    for (const [index, one] of told.entries())
      results.push({ index, id: one.ok ? one.message.id : one.id, ...(await outcomeOf(one)) });
    return results;
  };
}

/** Its code in the database's words, or its name. */
const nameOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
};

/** What is shown of a message that was not taken: of a detector all of it; a plate, an id that may hold one and a caller's words are not. */
function sampleOf(one: Told): string {
  if (!one.ok) return MESSAGE_KINDS.find((kind) => kind === one.kind) ?? '–';
  const { message } = one;
  if (message.kind === 'detector') return JSON.stringify(message);
  if (message.kind === 'report')
    return JSON.stringify({ kind: message.kind, at: message.at, number: message.number });
  return JSON.stringify({ kind: message.kind, at: message.at, camera: message.camera, place: message.place });
}
