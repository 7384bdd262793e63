import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { Log } from '../log.ts';

type Pair = { cert: Buffer; key: Buffer };

/** Certificate and key of the operator, as they are now and when they are renewed. */
export type TlsFiles = {
  current(): Pair;
  /** Calls back when the files changed and still belong together. @returns what ends it. */
  onChange(renewed: (pair: Pair) => void): () => void;
  /** Looks at the files now, as on SIGHUP. */
  reload: () => void;
};

const WATCH_EVERY_MS = 10_000;

/** @throws Error when a file cannot be read or the key is not that of the certificate. */
function readPair(certPath: string, keyPath: string): Pair {
  const pair = { cert: readFileSync(certPath), key: readFileSync(keyPath) };
  createSecureContext(pair);
  return pair;
}

/**
 * Opens certificate and key. They are looked at every ten seconds, whatever way they are replaced (also by a link that
 * is turned); a pair that does not fit, as between two writes, is left alone and said in the log.
 * @throws Error in words for the operator when the first pair cannot be used.
 */
export function openTls(
  { certPath, keyPath }: { certPath: string; keyPath: string },
  log: Log,
  { watchEveryMs = WATCH_EVERY_MS }: { watchEveryMs?: number } = {},
): TlsFiles {
  let pair = readPair(certPath, keyPath);
  const listeners = new Set<(pair: Pair) => void>();
  const reload = (): void => {
    try {
      const next = readPair(certPath, keyPath);
      if (next.cert.equals(pair.cert) && next.key.equals(pair.key)) return;
      pair = next;
      for (const renewed of listeners) renewed(pair);
      log.info({ certPath }, 'certificate renewed');
    } catch (error) {
      log.error({ err: error, certPath }, 'the new certificate cannot be used; the old one stays');
    }
  };
  return {
    current: () => pair,
    reload,
    onChange(renewed) {
      listeners.add(renewed);
      const options = { interval: watchEveryMs, persistent: false };
      for (const path of [certPath, keyPath]) watchFile(path, options, reload);
      return () => {
        listeners.delete(renewed);
        for (const path of [certPath, keyPath]) unwatchFile(path, reload);
      };
    },
  };
}
