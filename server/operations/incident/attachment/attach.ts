import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { insertAttachment } from './store.ts';
import type { Arrived } from './uploads.ts';
import { attachmentName, type AttachmentType } from '../../../../shared/operations/attachment.ts';
import type { Db } from '../../../db/schema.ts';
import { act } from '../../act.ts';
import { applied } from '../command.ts';
import type { Commander, Done } from '../commander.ts';

/** Of so many bytes a piece of the content is, in the database and in memory. */
const CHUNK_BYTES = 256 * 1024;

/**
 * Puts a file that has arrived into an incident: content, log entry, audit entry and event in one transaction, so that there
 * is either all of it or nothing. The same key again gets the first answer.
 * @throws TRPCError NOT_FOUND for an incident outside, CONFLICT when it has as many files as it may.
 */
export async function attachFile(
  db: Db,
  commander: Commander,
  sent: { incidentId: number; key: string; name: string; type: AttachmentType; file: Arrived },
): Promise<Done & { attachmentId: string }> {
  const { incidentId, key, file } = sent;
  const asked = { incidentId, name: sent.name, sha256: file.hash };
  return act(db, { actor: commander.actor, type: 'attach', key, asked }, async (trx) => {
    const attachment = {
      id: randomUUID(),
      name: attachmentName(sent.name, sent.type),
      type: sent.type,
      bytes: file.bytes,
      sha256: file.hash,
    };
    const change = await applied(trx, commander, { type: 'incident.attach', key, incidentId, attachment });
    await insertAttachment(trx, attachment, {
      incidentId,
      actor: commander.actor,
      content: createReadStream(file.path, { highWaterMark: CHUNK_BYTES }),
    });
    // Its name may hold somebody's; the audit never forgets, so it is not in it.
    const { id, type, bytes, sha256 } = attachment;
    return {
      ...change,
      result: { ...change.result, attachmentId: id },
      after: { attachment: id, type, bytes, sha256 },
    };
  });
}
