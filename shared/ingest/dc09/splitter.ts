import { MOST_FRAME_CHARS } from './frame.ts';

/** A piece of a stream: what stands between LF and CR, or what is no frame and how long it was. */
export type Piece = { type: 'frame'; text: string } | { type: 'noise'; chars: number; sample: string };

const SAMPLE_CHARS = 64;

/**
 * Cuts a stream into frames, however it is chopped on the way. What stands outside LF … CR is noise, and so is a frame that
 * grows beyond what a length field can say; it never holds more than one frame's characters.
 */
export function createSplitter(): { push(chunk: string): Piece[] } {
  /** What came since the LF; null while none was seen. */
  let open: string | null = null;
  return {
    push: (chunk) => {
      const pieces: Piece[] = [];
      let noise = 0;
      let sample = '';
      const drop = (text: string): void => {
        noise += text.length;
        if (sample.length < SAMPLE_CHARS) sample += text.slice(0, SAMPLE_CHARS - sample.length);
      };
      const endNoise = (): void => {
        if (noise > 0) pieces.push({ type: 'noise', chars: noise, sample });
        noise = 0;
        sample = '';
      };
      let at = 0;
      while (at < chunk.length) {
        if (open === null) {
          const begin = chunk.indexOf('\n', at);
          // An LF after a CR, and further CRs, are how some panels end a line.
          drop(chunk.slice(at, begin < 0 ? chunk.length : begin).replaceAll('\r', ''));
          if (begin < 0) break;
          open = '';
          at = begin + 1;
          continue;
        }
        const end = chunk.indexOf('\r', at);
        const again = chunk.indexOf('\n', at);
        if (again >= 0 && (end < 0 || again < end)) {
          // A frame that was never finished; the next begins here.
          drop(open + chunk.slice(at, again));
          open = '';
          at = again + 1;
          continue;
        }
        open += chunk.slice(at, end < 0 ? chunk.length : end);
        if (open.length > MOST_FRAME_CHARS) {
          drop(open);
          open = null;
        }
        if (end < 0) break;
        if (open !== null) {
          endNoise();
          pieces.push({ type: 'frame', text: open });
        }
        open = null;
        at = end + 1;
      }
      endNoise();
      return pieces;
    },
  };
}
