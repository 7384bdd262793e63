/** The last entry of the audit at some moment, kept outside of the database: number and hash. */
export type Anchor = { id: number; hash: string };

/** `1204:9f86d0…`, as it is printed and pasted. */
export const anchorText = ({ id, hash }: Anchor): string => `${id}:${hash}`;

/** Reads what `anchorText` wrote; null for anything else. */
export function parseAnchor(text: string): Anchor | null {
  const [, id, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  return id === undefined || hash === undefined ? null : { id: Number(id), hash: hash.toLowerCase() };
}
