/** Answers kept up to a number of bytes; those not asked for longest go first. */
export type ByteCache = {
  /** The kept answer, or the one that `make` gives; asked for twice at once, it is made once. */
  get(key: string, make: () => Promise<Buffer>): Promise<Buffer>;
  bytes(): number;
};

/** What an empty answer costs all the same: its key and its place in the table. */
const ENTRY_BYTES = 100;

/** An answer larger than the whole bound is given and not kept. */
export function byteCache(maxBytes: number): ByteCache {
  /** A Map keeps the order of insertion: the first key is the one not asked for longest. */
  const kept = new Map<string, Buffer>();
  const making = new Map<string, Promise<Buffer>>();
  let bytes = 0;

  const keep = (key: string, body: Buffer): void => {
    const size = body.byteLength + ENTRY_BYTES;
    if (size > maxBytes) return;
    kept.set(key, body);
    bytes += size;
    for (const [oldest, old] of kept) {
      if (bytes <= maxBytes) break;
      kept.delete(oldest);
      bytes -= old.byteLength + ENTRY_BYTES;
    }
  };

  const madeOnce = (key: string, make: () => Promise<Buffer>): Promise<Buffer> => {
    const begun = making.get(key);
    if (begun) return begun;
    const work: Promise<Buffer> = make()
      .then((body) => {
        keep(key, body);
        return body;
      })
      .finally(() => making.delete(key));
    making.set(key, work);
    return work;
  };

  return {
    async get(key, make) {
      const body = kept.get(key);
      if (!body) return madeOnce(key, make);
      kept.delete(key);
      kept.set(key, body);
      return body;
    },
    bytes: () => bytes,
  };
}
