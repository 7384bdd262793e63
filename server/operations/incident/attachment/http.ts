import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { attachFile } from './attach.ts';
import { contentType } from './content-type.ts';
import { attachmentById, contentOf } from './store.ts';
import type { Uploads } from './uploads.ts';
import { commandKeySchema } from '../../../../shared/operations/command.ts';
import { notFound } from '../../../access/guard.ts';
import type { Db } from '../../../db/schema.ts';
import { note } from '../../../db/write.ts';
import { attachment as disposition } from '../../../http/attachment.ts';
import type { Asked, TerritoryHandler } from '../../../http/routes.ts';
import { isSameOrigin } from '../../../http/same-origin.ts';
import { SpoolError } from '../../../register/import/spool.ts';
import { crewOfLink } from '../../crew.ts';
import { RefusedError } from '../../refusal.ts';
import { crewOf, deskOf, type Commander } from '../commander.ts';
import { requireSeen } from '../sight.ts';
import { incidentFile, incidentOfTask } from '../store.ts';

type Parts = { db: Db; uploads?: Uploads };

const UPLOAD = /^\/attach\/incident\/(\d{1,10})$/;
const CREW_UPLOAD = '/attach/crew';
const DOWNLOAD = /^\/attachment\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;
/** Files that arrive at once; a telephone that waits its turn tries again. */
const MAX_AT_ONCE = 16;
/** A sender from whom nothing comes for so long is gone. */
const SILENCE_MS = 30_000;

/** Why a file was not taken, as the screen says it in the reader's language; `message` is for who reads the answer itself. */
type Refusal = { code: string; message: string };

function answer(response: ServerResponse, status: number, body: object): true {
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
  return true;
}

/** The rest of what is sent is not wanted: the connection ends with the answer. */
function refuse(response: ServerResponse, status: number, refusal: Refusal): true {
  response.setHeader('connection', 'close');
  return answer(response, status, refusal);
}

function refuseBusy(response: ServerResponse): true {
  response.setHeader('retry-after', '5');
  return refuse(response, 503, { code: 'busy', message: 'Too many files arrive now; try again in 5 s' });
}

function refuseFor(response: ServerResponse, error: unknown): true {
  if (error instanceof SpoolError)
    return refuse(response, error.status, { code: error.problem.code, message: error.message });
  if (error instanceof TRPCError && error.code !== 'INTERNAL_SERVER_ERROR') {
    const { cause } = error;
    const code = cause instanceof RefusedError ? cause.detail.refusal.code : error.code.toLowerCase();
    return refuse(response, getHTTPStatusCodeFromError(error), { code, message: error.message });
  }
  throw error;
}

/**
 * `POST /attach/incident/<id>?name=…&key=…` puts a file into an incident of the person's territory. What it is, its content
 * says; the name is only a name. Answers false when the address is not its own.
 */
export function attachHandler(parts: Parts): TerritoryHandler {
  return async (request, response, asked) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const [, id] = UPLOAD.exec(url.pathname) ?? [];
    if (id === undefined || request.method !== 'POST') return false;
    const desk = deskOf(asked, Date.now());
    return take(parts, { request, response, url, of: async () => ({ by: desk, incidentId: Number(id) }) });
  };
}

/**
 * `POST /attach/crew?name=…&key=…` puts a file into the incident of a crew's task; the secret of its link stands in the header
 * `x-crew-secret`, where no log of addresses keeps it. Answers false when the address is not its own.
 */
export function crewAttachHandler(parts: Parts) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname !== CREW_UPLOAD || request.method !== 'POST') return false;
    return take(parts, {
      request,
      response,
      url,
      of: async () => {
        const { unit } = await crewOfLink(parts.db, String(request.headers['x-crew-secret'] ?? ''));
        const incidentId = unit.taskId === null ? undefined : await incidentOfTask(parts.db, unit.taskId);
        if (incidentId === undefined)
          throw new TRPCError({ code: 'CONFLICT', message: 'A crew without a task has no incident' });
        return { by: crewOf(unit.id, Date.now()), incidentId };
      },
    });
  };
}

async function take(
  { db, uploads }: Parts,
  asked: {
    request: IncomingMessage;
    response: ServerResponse;
    url: URL;
    /** Who sends it into which incident. */
    of: () => Promise<{ by: Commander; incidentId: number }>;
  },
): Promise<true> {
  const { request, response, url } = asked;
  const key = commandKeySchema.safeParse(url.searchParams.get('key'));
  if (!isSameOrigin(request.headers))
    return refuse(response, 403, { code: 'forbidden', message: 'Only pages of this server may write' });
  if (!key.success) return refuse(response, 400, { code: 'bad_request', message: 'A key is missing' });
  if (!uploads || uploads.count() >= MAX_AT_ONCE) return refuseBusy(response);
  request.setTimeout(SILENCE_MS, () => request.destroy());
  const length = request.headers['content-length'];
  try {
    const { by, incidentId } = await asked.of();
    // Before 20 MB are read in vain; the transaction looks again.
    by.requireObject(
      `incident:${incidentId}`,
      await incidentFile(db, incidentId),
      ({ incident }) => incident.kato,
    );
    // Others may have begun while the database was asked.
    if (uploads.count() >= MAX_AT_ONCE) return refuseBusy(response);
    const done = await uploads.with(request, length === undefined ? null : Number(length), async (file) => {
      const type = await contentType(file.path);
      if (!type)
        throw new TRPCError({ code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Files of this kind are not taken' });
      const name = url.searchParams.get('name') ?? '';
      return attachFile(db, by, { incidentId, key: key.data, name, type, file });
    });
    return answer(response, 201, done);
  } catch (error) {
    // The sender went away in the middle; there is nobody to answer.
    if (request.destroyed && !request.complete) return true;
    return refuseFor(response, error);
  }
}

/**
 * `GET /attachment/<id>` saves a file of an incident that the person sees; every reading is in the audit. One of an incident
 * outside, one that was removed and one whose time is over are answered alike: there is none.
 */
export function attachmentsHandler({ db }: Parts): TerritoryHandler {
  return async (request, response, asked) => {
    const [, id] = DOWNLOAD.exec((request.url ?? '').split('?', 1)[0] ?? '') ?? [];
    if (id === undefined || request.method !== 'GET') return false;
    try {
      await give(db, id, response, asked);
      return true;
    } catch (error) {
      if (response.headersSent) throw error;
      return refuseFor(response, error);
    }
  };
}

async function give(db: Db, id: string, response: ServerResponse, asked: Asked): Promise<void> {
  const stored = await attachmentById(db, id);
  if (!stored) throw notFound(`attachment:${id}`);
  const { incidentId } = stored;
  const found = await incidentFile(db, incidentId);
  const seen = requireSeen({ db, ...asked, at: Date.now() }, incidentId, found);
  const { file } = await seen.catch((error: unknown) => {
    // What could not be looked for is not said to be none.
    throw error instanceof TRPCError && error.code === 'NOT_FOUND' ? notFound(`attachment:${id}`) : error;
  });
  const held = file.incident.attachments.find((one) => one.id === id);
  if (!held || held.removed !== null || stored.isExpired) throw notFound(`attachment:${id}`);
  const { actor } = asked;
  const after = { attachment: id };
  const object = `incident:${incidentId}`;
  await note(db, { actor, action: 'operations.readAttachment', object, kato: file.incident.kato, after });
  response.writeHead(200, {
    'content-type': held.type,
    'content-length': held.bytes,
    'content-disposition': disposition(held.name),
    // Opened by itself, it may do nothing: no script, no form, no frame, no origin.
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  });
  await pipeline(Readable.from(contentOf(db, id)), response);
}
