import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { liveEvents } from './events.ts';
import { POSITION_BACKLOG_BYTES, type Line } from './line.ts';
import { open, router } from '../trpc.ts';
import { katoSchema } from '../../shared/hierarchy/schema.ts';
import { pathOf } from '../../shared/hierarchy/scope.ts';
import { pathsWithin } from '../../shared/live/event.ts';
import type { Frame } from '../../shared/live/wire.ts';

const seqText = z.string().regex(/^\d{1,15}$/, 'lastEventId is the number of an event');
const degrees = z.number().min(-180).max(180);
const box = z.tuple([degrees, degrees, degrees, degrees]);

/** A subscription on a screen's line, counted as long as it runs. The line was opened for who may; nothing else has one. */
const onLine = open.use(({ ctx, next }) => {
  if (!ctx.line)
    throw new TRPCError({
      code: 'PRECONDITION_FAILED',
      message: 'Live data comes over the WebSocket /api/live only.',
    });
  return next({ ctx: { line: ctx.line } });
});

/** The live channel: two kinds of subscription that are never mixed. */
export const liveRouter = router({
  /** Everything that happens in the person's territory, loss-proof; see `LiveMessage`. */
  events: onLine
    .input(z.object({ lastEventId: seqText.nullish() }).optional())
    .subscription(({ ctx, input, signal }) =>
      counted(
        ctx.line,
        liveEvents({
          db: ctx.db,
          line: ctx.line,
          lastSeq: input?.lastEventId ? Number(input.lastEventId) : null,
          signal: signal ?? AbortSignal.abort(),
        }),
      ),
    ),

  /** Frames of positions (shared/live/frame.ts) of a unit of territory or of all that is granted, one a second, the latest only. */
  positions: onLine
    .input(
      z.object({ unit: katoSchema.nullish(), box: box.nullish(), base64: z.boolean().optional() }).optional(),
    )
    .subscription(({ ctx, input, signal }) => {
      const { line } = ctx;
      const { positionPaths } = line.grant;
      const frames = line.positions.frames({
        paths: input?.unit ? pathsWithin(positionPaths, pathOf(ctx.picture.tree, input.unit)) : positionPaths,
        box: input?.box ?? null,
        ready: () => line.backlog() <= POSITION_BACKLOG_BYTES,
        signal: signal ?? AbortSignal.abort(),
      });
      return counted<Frame | { base64: string }>(line, input?.base64 ? asBase64(frames) : frames);
    }),
});

async function* counted<Item>(line: Line, items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  if (!line.enter())
    throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message: 'This line has too many subscriptions.' });
  try {
    yield* items;
  } finally {
    line.leave();
  }
}

/** For lines that do not carry binary messages. */
async function* asBase64(frames: AsyncGenerator<Frame>): AsyncGenerator<{ base64: string }> {
  for await (const { bytes } of frames) yield { base64: Buffer.from(bytes).toString('base64') };
}
