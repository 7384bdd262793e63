import { panelCipher } from './cipher.ts';
import type { PanelCipher } from '../../../shared/ingest/dc09/cipher.ts';
import { SETTINGS } from '../../../shared/ingest/source.ts';
import type { Db } from '../../db/schema.ts';
import type { Log } from '../../log.ts';
import { unsealed } from '../account/key.ts';
import { enabledAccounts } from '../account/store.ts';
import { enabledSources, type Source } from '../source/store.ts';

/** A panel that may send. `unreadable`: it has a key that this server's secret does not open. */
export type Panel = { id: number; cipher: PanelCipher | 'unreadable' | null };

/** Sources of panels by their line, each with its panels by account. */
export type PanelLines = ReadonlyMap<string, { source: Source; panels: ReadonlyMap<string, Panel> }>;

export async function readPanelLines(
  db: Db,
  { key, log }: { key: Buffer; log: Pick<Log, 'warn'> },
): Promise<PanelLines> {
  const lines = new Map<string, { source: Source; panels: Map<string, Panel> }>();
  const bySource = new Map<number, Map<string, Panel>>();
  for (const source of await enabledSources(db)) {
    if (source.kind !== 'dc09') continue;
    const settings = SETTINGS.dc09.safeParse(source.settings);
    if (!settings.success) continue;
    const panels = new Map<string, Panel>();
    bySource.set(source.id, panels);
    lines.set(settings.data.line, { source, panels });
  }
  let unreadable = 0;
  for (const { id, sourceId, account, sealedKey } of await enabledAccounts(db)) {
    const cipher = sealedKey && cipherOf({ sourceId, account }, sealedKey, key);
    if (cipher === 'unreadable') unreadable++;
    bySource.get(sourceId)?.set(account, { id, cipher });
  }
  if (unreadable > 0)
    log.warn(
      { unreadable },
      'keys of panels cannot be read: SHOLU_SECRET is another one than they were kept with',
    );
  return lines;
}

function cipherOf(
  panel: { sourceId: number; account: string },
  sealed: Buffer,
  key: Buffer,
): PanelCipher | 'unreadable' {
  try {
    return panelCipher(unsealed(panel, sealed, key));
  } catch {
    return 'unreadable';
  }
}
