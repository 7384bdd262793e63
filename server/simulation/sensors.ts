import type { RunConfig } from './message.ts';
import type { Parts, Stream } from './part.ts';
import { answerSchema, type Answer } from '../../shared/ingest/json/answer.ts';
import type { SensorMessage } from '../../shared/simulation/sensor.ts';

const PATIENCE_MS = 10_000;
const AGAIN_MS = 5_000;
/** Messages of a request, each a transaction; a slow server answers in time all the same. */
const AT_ONCE = 50;
/** What a sender can remember; beyond it the oldest is gone. */
const MOST_QUEUED = 2_000;

/** Detectors, plate readers and 112: they send by HTTP, and again what was not taken, under the same name. */
export function sensorStream({
  trouble,
  clock,
  config,
}: Pick<Parts, 'trouble' | 'clock'> & { config: Pick<RunConfig, 'origin' | 'sensors'> }): Stream {
  const { origin, sensors } = config;
  let queue: SensorMessage[] = [];
  let isSending = false;
  let againMs = 0;

  const send = async (secret: string): Promise<void> => {
    const batch = queue.slice(0, AT_ONCE);
    try {
      const answer = await posted(origin, secret, batch);
      const later = new Set(answer.results.filter(({ again }) => again).map(({ index }) => index));
      const isDone = new Set(batch.filter((_, i) => !later.has(i)));
      queue = queue.filter((message) => !isDone.has(message));
      if (later.size > 0) againMs = clock() + AGAIN_MS;
      const aside = answer.results.find(({ outcome }) => outcome === 'quarantined' || outcome === 'refused');
      if (aside && !aside.again)
        throw new Error(`${aside.id ?? 'A message'} was not taken: ${aside.message ?? aside.reason ?? ''}`);
      trouble.went('sensors');
    } catch (error) {
      trouble.failed('sensors', error);
      againMs = clock() + AGAIN_MS;
    }
  };
  const wake = (): void => {
    if (!sensors || isSending || queue.length === 0 || clock() < againMs) return;
    isSending = true;
    void send(sensors.secret).finally(() => {
      isSending = false;
      wake();
    });
  };

  return {
    take: (happening) => {
      if (happening.kind !== 'messages' || !sensors) return;
      queue.push(...happening.messages);
      queue.splice(0, Math.max(0, queue.length - MOST_QUEUED));
      wake();
    },
    heard: () => undefined,
    tick: wake,
    renew: () => undefined,
    room: () => Infinity,
  };
}

/** @throws Error when the request as a whole was not taken; it may be sent again. */
async function posted(origin: string, secret: string, messages: readonly SensorMessage[]): Promise<Answer> {
  const response = await fetch(`${origin}/ingest/json`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(messages),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const answer = answerSchema.safeParse(await response.json());
  // Also when too much came the answer says what became of each.
  if (!answer.success) throw new Error(`The server answered detectors with ${response.status}`);
  return answer.data;
}
