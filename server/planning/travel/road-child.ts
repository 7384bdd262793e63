import { reachedAreas, type Expansion } from './reached-area.ts';
import type { RoadAction, RoadAnswer, RoadMessage } from './road-engine.ts';

// The router of roads in a process of its own: its code is native, so what it does wrong ends this process and not the server,
// and what takes it long keeps nobody else waiting. One question after another.

type Actor = Record<'locate' | 'matrix' | 'expansion', (query: string) => Promise<string>>;
let actor: Promise<Actor> | undefined;
let last = Promise.resolve();

const tell = (answer: RoadAnswer): void => void process.send?.(answer);
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function open(config: string): Promise<Actor> {
  // Only here, so that a server without the package starts.
  const { Actor: Router } = await import('@valhallajs/valhallajs');
  return new Router(config);
}

const ASKS: Readonly<Record<RoadAction, (router: Actor, query: string) => Promise<string>>> = {
  locate: (router, query) => router.locate(query),
  matrix: (router, query) => router.matrix(query),
  // The router's own isochrones cut corners of up to half a block; here they are drawn from the roads that it came along.
  reach: async (router, query) => {
    const { limitsS, ...more } = JSON.parse(query) as { limitsS: number[] };
    const asked = {
      ...more,
      action: 'isochrone',
      contours: [{ time: Math.max(...limitsS) / 60 }],
      dedupe: true,
      expansion_properties: ['duration', 'distance', 'edge_id', 'pred_edge_id'],
    };
    const roads = JSON.parse(await router.expansion(JSON.stringify(asked))) as Expansion;
    return JSON.stringify(reachedAreas(roads, limitsS));
  },
};

process.on('message', (message: RoadMessage) => {
  if (message.kind === 'open') {
    actor = open(message.config);
    actor.catch(() => undefined);
    return;
  }
  const { id, action, query } = message;
  last = last.then(async () => {
    try {
      const router = await actor;
      if (!router) throw new Error('the router is not open');
      tell({ id, answer: await ASKS[action](router, query) });
    } catch (error) {
      tell({ id, error: wordsOf(error) });
    }
  });
});
// The server is gone.
process.on('disconnect', () => process.exit(0));
