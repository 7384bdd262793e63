import { fileError } from './file-error.ts';
import { mbToBytes, XLSX_LIMITS } from './limits.ts';

/** Many texts by number, packed as UTF-8 outside the heap: a million take what their letters take and 4 bytes each. */
export type StringStore = { add(text: string): void; get(index: number): string | undefined };

/** @throws ImportFileError from `add`, when the texts are more than a workbook may have. */
export function stringStore(part: string): StringStore {
  let bytes = Buffer.allocUnsafe(64 * 1024);
  let ends = new Uint32Array(1024);
  let count = 0;
  let used = 0;
  return {
    add(text) {
      const size = Buffer.byteLength(text);
      if (used + size + 4 * count > mbToBytes(XLSX_LIMITS.stringsMb))
        throw fileError('xlsx-too-large', { part, mb: XLSX_LIMITS.stringsMb });
      if (used + size > bytes.length) {
        const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, used + size));
        bytes.copy(larger, 0, 0, used);
        bytes = larger;
      }
      used += bytes.write(text, used);
      if (count === ends.length) {
        const more = new Uint32Array(count * 2);
        more.set(ends);
        ends = more;
      }
      ends[count++] = used;
    },
    get(index) {
      if (!Number.isInteger(index) || index < 0 || index >= count) return undefined;
      return bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index]);
    },
  };
}
