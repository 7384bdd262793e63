import { connect } from 'mqtt';
import { SETTINGS } from '../../../shared/ingest/source.ts';
import { filterOf, parseTrackerJson, type TrackerJson } from '../../../shared/ingest/tracker-json.ts';
import type { Log } from '../../log.ts';
import type { Trackers, TrackerSources } from '../tracker/trackers.ts';

/** Subscriptions follow the registry at this pace. */
const FOLLOW_MS = 1_000;

type Subscribed = { sourceId: number; settings: TrackerJson; filter: string };

/** The sources of this kind, with the filter that the broker is asked for. */
export function mqttSources({ byId }: TrackerSources): Subscribed[] {
  return [...byId.values()].flatMap(({ source }) => {
    const settings = source.kind === 'mqtt' ? SETTINGS.mqtt.safeParse(source.settings) : null;
    return settings?.success
      ? [{ sourceId: source.id, settings: settings.data, filter: filterOf(settings.data.topic) }]
      : [];
  });
}

/** Whether a broker's filter lets a topic through. */
export function topicMatches(filter: string, topic: string): boolean {
  const wanted = filter.split('/');
  const levels = topic.split('/');
  for (const [i, level] of wanted.entries()) {
    if (level === '#') return true;
    if (i >= levels.length || (level !== '+' && level !== levels[i])) return false;
  }
  return wanted.length === levels.length;
}

/** Takes one message, for each source that asked for its topic. */
export function takeMqtt(
  trackers: Trackers,
  sources: readonly Subscribed[],
  { topic, payload }: { topic: string; payload: string },
  nowMs: number,
): void {
  for (const { sourceId, settings, filter } of sources) {
    if (!topicMatches(filter, topic)) continue;
    const about = { address: 'mqtt', sample: `${topic} ${payload}` };
    if (!trackers.allows(sourceId)) {
      trackers.setAside(sourceId, { outcome: 'refused', reason: 'too_much' }, about);
      continue;
    }
    const parsed = parseTrackerJson(settings, { topic, payload }, nowMs);
    if (!parsed.ok)
      trackers.setAside(sourceId, { outcome: 'refused', reason: 'unreadable', detail: parsed.error }, about);
    else if (parsed.fix === null) trackers.alive(sourceId);
    else trackers.take(sourceId, parsed.id, parsed.fix, about);
  }
}

/**
 * Positions that come through the operator's broker. It is subscribed to what the registry asks for; a broker that is away is
 * tried again for ever, and the server starts without it.
 */
export function openMqtt(parts: {
  /** May hold a password, so it is never logged. */
  url: string;
  sources: () => TrackerSources;
  trackers: Trackers;
  clock: () => number;
  log: Pick<Log, 'warn' | 'info'>;
}): { close(): Promise<void> } {
  const { sources, trackers, clock, log } = parts;
  let known: TrackerSources | null = null;
  let wanted: Subscribed[] = [];
  const current = (): Subscribed[] => {
    if (known !== sources()) {
      known = sources();
      wanted = mqttSources(known);
    }
    return wanted;
  };
  let subscribed = new Set<string>();
  let away = false;
  const client = connect(parts.url, { reconnectPeriod: 2_000, resubscribe: false });
  const failed = (error: unknown): void => {
    subscribed = new Set();
    log.warn({ err: error }, 'the broker did not take a subscription');
  };
  const follow = (): void => {
    if (!client.connected) return;
    const filters = new Set(current().map(({ filter }) => filter));
    const added = [...filters].filter((filter) => !subscribed.has(filter));
    const gone = [...subscribed].filter((filter) => !filters.has(filter));
    subscribed = filters;
    if (added.length > 0) client.subscribeAsync(added, { qos: 1 }).catch(failed);
    if (gone.length > 0) client.unsubscribeAsync(gone).catch(failed);
  };
  client.on('connect', () => {
    if (away) log.info({}, 'the broker answers again');
    away = false;
    subscribed = new Set();
    follow();
  });
  const gone = (error?: Error): void => {
    if (!away)
      log.warn({ code: error && 'code' in error ? error.code : undefined }, 'the broker does not answer');
    away = true;
  };
  client.on('error', gone);
  client.on('offline', () => gone());
  client.on('message', (topic, payload) =>
    takeMqtt(trackers, current(), { topic, payload: payload.toString('utf8') }, clock()),
  );
  const timer = setInterval(follow, FOLLOW_MS);
  return {
    close: async () => {
      clearInterval(timer);
      await client.endAsync(true);
    },
  };
}
