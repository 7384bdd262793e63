import type { Readable } from 'node:stream';
import { openPromise, type Entry } from 'yauzl';
import { fileError } from './file-error.ts';
import { mbToBytes, XLSX_LIMITS } from './limits.ts';

/** The parts of an open ZIP archive. */
export type ZipParts = {
  names: ReadonlySet<string>;
  /** Unpacked bytes of a part as the archive declares them; more is an error while they are read. */
  bytesOf(name: string): number;
  /** Unpacks a part of at most so many MB. */
  read(name: string, maxMb: number): Promise<Readable>;
  close(): void;
};

/**
 * Opens a ZIP archive. Nothing is unpacked before the part is asked for, and no part is that is larger than allowed or
 * packed as no table can be.
 * @throws ImportFileError when it is damaged or has too many parts.
 */
export async function openZip(path: string): Promise<ZipParts> {
  const broken = (part: string, cause?: unknown) => fileError('xlsx-broken', { part }, { cause });
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch((cause: unknown) => {
    throw broken('ZIP', cause);
  });
  const entries = new Map<string, Entry>();
  try {
    if (zip.entryCount > XLSX_LIMITS.parts) throw fileError('xlsx-many-parts', { max: XLSX_LIMITS.parts });
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  } catch (cause) {
    zip.close();
    throw cause instanceof Error && cause.name === 'ImportFileError' ? cause : broken('ZIP', cause);
  }
  return {
    names: new Set(entries.keys()),
    bytesOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
    async read(name, maxMb) {
      const entry = entries.get(name);
      if (!entry) throw broken(name);
      const { ratio, ratioFromBytes } = XLSX_LIMITS;
      const { compressedSize, uncompressedSize } = entry;
      if (uncompressedSize > ratioFromBytes && uncompressedSize > compressedSize * ratio)
        throw fileError('xlsx-bomb', { part: name, ratio });
      if (uncompressedSize > mbToBytes(maxMb)) throw fileError('xlsx-too-large', { part: name, mb: maxMb });
      return zip.openReadStreamPromise(entry).catch((cause: unknown) => {
        throw broken(name, cause);
      });
    },
    close: () => zip.close(),
  };
}
