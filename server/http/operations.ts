import type { IncomingMessage, ServerResponse } from 'node:http';
import { mayReadMetrics, type Metrics } from './metrics.ts';
import { databaseState } from '../db/ready.ts';
import type { Db } from '../db/schema.ts';
import type { Picture } from '../picture/picture.ts';

type Parts = {
  db: Db;
  picture: () => Picture;
  metrics?: Metrics;
  metricsToken?: string | undefined;
};

function isLoaded(picture: () => Picture): boolean {
  try {
    return picture() !== undefined;
  } catch {
    return false;
  }
}

/**
 * For those who run the server. `/healthz`: the process answers. `/readyz`: it can serve – 200, or 503 and which part
 * cannot. `/metrics`: Prometheus text for who has the token, or for this machine. Answers false to any other path.
 */
export function operationsHandler({ db, picture, metrics, metricsToken }: Parts) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const send = (status: number, type: string, body: string): true => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
      return true;
    };
    switch ((request.url ?? '/').split('?', 1)[0] ?? '/') {
      case '/healthz':
        return send(200, 'text/plain', 'ok');
      case '/readyz': {
        const { answers, migrated } = await databaseState(db);
        const state = { database: answers, migrations: migrated, picture: isLoaded(picture) };
        const ready = Object.values(state).every(Boolean);
        return send(ready ? 200 : 503, 'application/json', JSON.stringify({ ready, ...state }));
      }
      case '/metrics':
        if (!metrics) return false;
        if (!mayReadMetrics(request, metricsToken))
          return send(403, 'text/plain', 'The metrics need their token');
        return send(200, metrics.contentType, await metrics.text());
      default:
        return false;
    }
  };
}
