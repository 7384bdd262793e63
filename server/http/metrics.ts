import type { IncomingMessage, ServerResponse } from 'node:http';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { isLocal } from './proxies.ts';
import { sameSecret } from './same-secret.ts';

export type Metrics = {
  /** Counts the answer and its time when it is out. `route` is one of a few names, never what was typed. */
  observe(route: string, response: ServerResponse): void;
  /** Counts a request that came too fast. */
  limited(): void;
  /** Prometheus text format. */
  text(): Promise<string>;
  contentType: string;
};

type Parts = {
  pool: { readonly totalCount: number; readonly idleCount: number; readonly waitingCount: number };
  pictureCounts: () => Readonly<Record<string, number>>;
  /** Number of the last audit entry. */
  auditEntries: () => Promise<number>;
};

/** What the process measures of itself: requests, durations, event loop, memory, pool, picture, audit. */
export function createMetrics({ pool, pictureCounts, auditEntries }: Parts): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'sholu_http_requests_total',
    help: 'Answered requests',
    labelNames: ['route', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'sholu_http_request_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames: ['route'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const limited = new Counter({
    name: 'sholu_http_rate_limited_total',
    help: 'Requests refused because they came too fast',
    registers,
  });
  const gauge = (
    name: string,
    help: string,
    label: string,
    read: () => Readonly<Record<string, number>>,
  ): Gauge =>
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers,
      collect() {
        for (const [value, count] of Object.entries(read())) this.set({ [label]: value }, count);
      },
    });
  gauge('sholu_db_connections', 'Connections of the pool, and requests that wait for one', 'state', () => ({
    total: pool.totalCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  }));
  gauge('sholu_picture_objects', 'Objects of the picture in memory', 'kind', pictureCounts);
  const audit = new Gauge({
    name: 'sholu_audit_last_entry',
    help: 'Number of the last audit entry',
    registers,
    async collect() {
      // A database that is away is a matter of /readyz; the other figures are wanted all the more.
      this.set(await auditEntries().catch(() => Number.NaN));
    },
  });
  audit.set(Number.NaN);
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    limited: () => limited.inc(),
    observe(route, response) {
      const end = durations.startTimer({ route });
      response.once('close', () => {
        end();
        requests.inc({ route, status: response.headersSent ? response.statusCode : 'aborted' });
      });
    },
  };
}

/** Who may read the metrics: who has the token; without a token, this machine. */
export function mayReadMetrics(request: IncomingMessage, token: string | undefined): boolean {
  if (token === undefined) return isLocal(request);
  const [, given = ''] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return sameSecret(given, token);
}
