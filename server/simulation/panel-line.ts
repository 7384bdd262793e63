import { createConnection } from 'node:net';
import { parseFrame, type Frame } from '../../shared/ingest/dc09/frame.ts';
import { createSplitter } from '../../shared/ingest/dc09/splitter.ts';

/** Where panels reach their receiver. */
export type PanelLine = { host: string; port: number };

/**
 * Sends a frame as a panel does – dials, says it, hears the answer, hangs up – over a connection of its own.
 * @returns the first frame that comes back; null when none does in time, or the line is cut.
 */
export function sayFrame({ host, port }: PanelLine, text: string, patienceMs: number): Promise<Frame | null> {
  return new Promise((resolve) => {
    const splitter = createSplitter();
    const socket = createConnection({ host, port });
    const end = (answer: Frame | null): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => end(null), patienceMs);
    socket.on('connect', () => socket.write(text, 'latin1'));
    socket.on('data', (chunk: Buffer) => {
      for (const piece of splitter.push(chunk.toString('latin1'))) {
        const read = piece.type === 'frame' ? parseFrame(piece.text) : null;
        if (read?.ok) return end(read.frame);
      }
    });
    socket.on('error', () => end(null));
    socket.on('close', () => end(null));
  });
}
