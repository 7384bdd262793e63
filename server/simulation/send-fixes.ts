import { Agent, request as httpRequest, type RequestOptions } from 'node:http';
import { Agent as TlsAgent, request as httpsRequest } from 'node:https';
import type { Fix } from '../../shared/simulation/device.ts';

/** Sends positions as the Traccar client of a phone does. */
export type FixSender = {
  /**
   * Sends fixes of a device in their order, up to the first that is not taken.
   * @returns how many were taken, and the status of the last answer, 0 when there was none.
   */
  send(secret: string, fixes: readonly Fix[]): Promise<{ taken: number; status: number }>;
  close(): void;
};

const LINES = 8;
const PATIENCE_MS = 10_000;
const KNOTS_PER_MS = 3.6 / 1.852;

/** Over few connections that stay open; a request a fix, in the form of OsmAnd. */
export function openFixSender(origin: string): FixSender {
  const isTls = origin.startsWith('https:');
  const agent = new (isTls ? TlsAgent : Agent)({ keepAlive: true, maxSockets: LINES });
  const open = isTls ? httpsRequest : httpRequest;
  const { hostname, port } = new URL(origin);
  const post = (path: string): Promise<number> =>
    new Promise((resolve) => {
      const options: RequestOptions = { hostname, port, path, method: 'POST', agent, timeout: PATIENCE_MS };
      const sent = open(options, (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
        answer.once('error', () => resolve(0));
      });
      sent.once('error', () => resolve(0));
      sent.once('timeout', () => sent.destroy());
      sent.end();
    });
  return {
    send: async (secret, fixes) => {
      let taken = 0;
      let status = 200;
      for (const fix of fixes) {
        status = await post(`/ingest/osmand/${secret}?${queryOf(fix)}`);
        if (status < 200 || status >= 300) break;
        taken++;
      }
      return { taken, status };
    },
    close: () => agent.destroy(),
  };
}

const queryOf = ({ lon, lat, headingDeg, speedMs, accuracyM, at }: Fix): string =>
  `id=simulation&timestamp=${at}&lat=${lat}&lon=${lon}&speed=${(speedMs * KNOTS_PER_MS).toFixed(2)}&bearing=${headingDeg}&accuracy=${accuracyM}`;
