import type { LiveSource } from './events.ts';
import { createLiveBuffer, type LiveBuffer } from './live-buffer.ts';
import { readHeader } from '../../shared/live/frame.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';

/** The latest positions of the territory that is looked at, outside React. */
export type LivePositions = {
  readonly buffer: LiveBuffer;
  /** Shows the units of a territory; those of the former one go with the next frame. */
  follow: (unit: Kato) => void;
  /** Called after every frame with the ids that it changed. */
  onFrame: (listener: (changed: readonly number[]) => void) => () => void;
  close: () => void;
};

const AGAIN_MS = 1_000;

/** @param parts.heard told the server's time, milliseconds, by every frame. */
export function followPositions(parts: {
  source: Pick<LiveSource, 'positions'>;
  heard: (serverMs: number) => void;
}): LivePositions {
  const buffer = createLiveBuffer();
  const listeners = new Set<(changed: readonly number[]) => void>();
  let followed: Kato | null = null;
  let stop = (): void => {};
  let again: ReturnType<typeof setTimeout> | undefined;

  const start = (): void => {
    stop();
    clearTimeout(again);
    if (followed === null) return;
    // What an earlier subscription still delivers belongs to nobody.
    let mine = true;
    const unsubscribe = parts.source.positions(
      { unit: followed },
      {
        frame: (bytes) => mine && take(bytes),
        ended: () => {
          if (mine) again = setTimeout(start, AGAIN_MS * (0.5 + Math.random()));
        },
      },
    );
    stop = () => {
      mine = false;
      unsubscribe();
    };
  };
  const take = (bytes: Uint8Array): void => {
    parts.heard(readHeader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)).timeMs);
    const applied = buffer.apply(bytes);
    // The frame it builds on did not come: the first one of a new subscription is complete.
    if (applied.gap) start();
    else for (const listener of listeners) listener(applied.changed);
  };

  return {
    buffer,
    follow: (unit) => {
      if (unit === followed) return;
      followed = unit;
      start();
    },
    onFrame: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => {
      followed = null;
      clearTimeout(again);
      stop();
      listeners.clear();
    },
  };
}
