import { markRead, noticesOf } from '../delivery/store.ts';
import { seenBy, type Reader } from '../subject/about.ts';
import type { Language } from '../../../shared/hierarchy/schema.ts';
import type { Notice } from '../../../shared/notify/notice.ts';
import { messageOf, type ToldEvent } from '../../../shared/notify/text.ts';
import type { Incident } from '../../../shared/operations/schema.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';
import { noticedEvent } from '../../live/noticed.ts';
import { incidentsById } from '../../operations/incident/store.ts';

/** Older ones are in the incidents themselves. */
const SHOWN = 50;

/** The last notices of who asks, newest first, as far as they may still know of what they speak of. */
export async function ownNotices(reader: Reader, language: Language): Promise<Notice[]> {
  const rows = await noticesOf(reader.db, reader.access.personId, SHOWN);
  const incidents = await incidentsOf(
    reader.db,
    rows.map(({ subject }) => subject),
  );
  const notices = await Promise.all(
    rows.map(async (row): Promise<Notice[]> => {
      const seen = await seenBy({ ...reader, incidents }, row.subject);
      if (!seen) return [];
      const message = messageOf(seen.about, row.events as ToldEvent[], language);
      return [
        {
          ...message,
          id: row.id,
          at: (row.sent_at ?? new Date(0)).toISOString(),
          isRead: row.read_at !== null,
          urgent: row.urgency <= 1,
          incidentId: seen.incidentId,
          unit: seen.incidentId === null ? seen.kato : null,
        },
      ];
    }),
  );
  return notices.flat();
}

async function incidentsOf(db: Db, subjects: readonly string[]): Promise<ReadonlyMap<number, Incident>> {
  const ids = subjects.flatMap((subject) => /^incident:(\d+)$/.exec(subject)?.[1] ?? []).map(Number);
  return new Map((await incidentsById(db, [...new Set(ids)])).map((incident) => [incident.id, incident]));
}

/** Marks some of one's own notices as read; every screen of the person shows it. Another's are as those that are not there. */
export function readNotices({ db, access, at }: Reader, ids: readonly number[]): Promise<void> {
  return write(db, { actor: access.actor, action: 'notify.readNotices' }, async (trx) => {
    const read = await markRead(trx, access.personId, ids, new Date(at));
    if (read.length === 0) return { result: undefined, repeated: true };
    return {
      result: undefined,
      object: `person:${access.personId}`,
      after: { notices: read },
      events: [noticedEvent(access.personId)],
    };
  });
}
