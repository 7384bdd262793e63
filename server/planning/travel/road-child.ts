import type { RoadAnswer, RoadMessage } from './road-engine.ts';

// The router of roads in a process of its own: its code is native, so what it does wrong ends this process and not the server,
// and what takes it long keeps nobody else waiting. One question after another.

type Actor = Record<'locate' | 'matrix' | 'isochrone', (query: string) => Promise<string>>;
let actor: Promise<Actor> | undefined;
let last = Promise.resolve();

const tell = (answer: RoadAnswer): void => void process.send?.(answer);
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function open(config: string): Promise<Actor> {
  // Only here, so that a server without the package starts.
  const { Actor: Router } = await import('@valhallajs/valhallajs');
  return new Router(config);
}

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
      tell({ id, answer: await router[action](query) });
    } catch (error) {
      tell({ id, error: wordsOf(error) });
    }
  });
});
// The server is gone.
process.on('disconnect', () => process.exit(0));
