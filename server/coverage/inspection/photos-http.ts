import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { fileTypeFromFile } from 'file-type';
import { countPhotos, insertPhoto, inspectionById, photoById, photoContent } from './store.ts';
import {
  MOST_PHOTOS,
  PHOTO_NAME_MOST,
  PHOTO_TYPES,
  type PhotoType,
} from '../../../shared/coverage/inspection.ts';
import type { Db } from '../../db/schema.ts';
import { note, write } from '../../db/write.ts';
import type { Asked, TerritoryHandler } from '../../http/routes.ts';
import { isSameOrigin } from '../../http/same-origin.ts';
import { SpoolError } from '../../register/import/spool.ts';

/** A file that has arrived whole and lies beside the database until it is in it. */
type Arrived = { path: string; bytes: number; hash: string };
/** Takes files while they arrive; the server that puts the parts together has one for all that send some. */
type Uploads = {
  with<Result>(
    body: Readable,
    announced: number | null,
    take: (file: Arrived) => Promise<Result>,
  ): Promise<Result>;
  count(): number;
};
type Parts = { db: Db; uploads?: Uploads };

const UPLOAD = /^\/inspection-photo\/of\/(\d{1,10})$/;
const ONE = /^\/inspection-photo\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;
const MAX_AT_ONCE = 16;
const SILENCE_MS = 30_000;
const CHUNK_BYTES = 256 * 1024;

function answer(response: ServerResponse, status: number, body: object): true {
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
  return true;
}

function refuse(response: ServerResponse, status: number, code: string, message: string): true {
  response.setHeader('connection', 'close');
  return answer(response, status, { code, message });
}

function refuseFor(response: ServerResponse, error: unknown): true {
  if (error instanceof SpoolError) return refuse(response, error.status, error.problem.code, error.message);
  if (error instanceof TRPCError && error.code !== 'INTERNAL_SERVER_ERROR')
    return refuse(response, getHTTPStatusCodeFromError(error), error.code.toLowerCase(), error.message);
  throw error;
}

/** What a file is by its content, whatever it is called. */
async function photoType(path: string): Promise<PhotoType> {
  // Of a file that is cut in the middle of its head the library says so by throwing.
  const found = await fileTypeFromFile(path).catch(() => undefined);
  const type = PHOTO_TYPES.find((one) => one === found?.mime);
  if (!type)
    throw new TRPCError({
      code: 'UNSUPPORTED_MEDIA_TYPE',
      message: 'A photograph is a JPEG, PNG or WebP file',
    });
  return type;
}

/** A name without what would be a path or a control character. */
const photoName = (name: string): string =>
  name
    .replaceAll(/[\p{Cc}\\/:*?"<>|]/gu, ' ')
    .trim()
    .slice(-PHOTO_NAME_MOST) || 'photo';

/** `POST /inspection-photo/of/<inspection>?name=…` adds a photograph; `GET /inspection-photo/<id>` shows one. */
export function photosHandler(parts: Parts): TerritoryHandler {
  return async (request, response, asked) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const [, inspection] = UPLOAD.exec(url.pathname) ?? [];
    const [, photo] = ONE.exec(url.pathname) ?? [];
    try {
      if (inspection !== undefined && request.method === 'POST')
        return await take(parts, { request, response, asked, id: Number(inspection), url });
      if (photo !== undefined && request.method === 'GET')
        return await give(parts.db, photo, response, asked);
      return false;
    } catch (error) {
      // The sender went away in the middle; there is nobody to answer.
      if (request.destroyed && !request.complete) return true;
      if (response.headersSent) throw error;
      return refuseFor(response, error);
    }
  };
}

async function take(
  { db, uploads }: Parts,
  sent: { request: IncomingMessage; response: ServerResponse; asked: Asked; id: number; url: URL },
): Promise<true> {
  const { request, response, asked, id, url } = sent;
  if (!isSameOrigin(request.headers))
    return refuse(response, 403, 'forbidden', 'Only pages of this server may write');
  const object = `inspection:${id}`;
  const { facilityId, kato } = asked.requireObject(object, await inspectionById(db, id), (one) => one.kato);
  if (!asked.may('register.edit', kato)) {
    asked.denied('register.edit', object);
    return refuse(response, 403, 'forbidden', 'None of your roles includes register.edit here');
  }
  if (!uploads || uploads.count() >= MAX_AT_ONCE) {
    response.setHeader('retry-after', '5');
    return refuse(response, 503, 'busy', 'Too many files arrive now; try again in 5 s');
  }
  request.setTimeout(SILENCE_MS, () => request.destroy());
  const length = request.headers['content-length'];
  const photo = await uploads.with(request, length === undefined ? null : Number(length), async (file) => {
    const type = await photoType(file.path);
    const made = {
      id: randomUUID(),
      inspectionId: id,
      name: photoName(url.searchParams.get('name') ?? ''),
      type,
    };
    const { actor } = asked;
    return write(db, { actor, action: 'coverage.add-photo' }, async (trx) => {
      const found = await inspectionById(trx, id, { lock: true });
      if (!found || found.isUndone || (await countPhotos(trx, id)) >= MOST_PHOTOS)
        throw new TRPCError({
          code: 'CONFLICT',
          message: `An act that stands takes ${MOST_PHOTOS} photographs at most`,
        });
      const content = createReadStream(file.path, { highWaterMark: CHUNK_BYTES });
      const { bytes, hash: sha256 } = file;
      await insertPhoto(trx, { ...made, bytes, sha256 }, { actor, at: Date.now(), content });
      // Its name may hold somebody's; the audit never forgets, so it is not in it.
      const after = { photo: made.id, type, bytes, sha256 };
      const event = { kind: 'coverage.photo_added', kato, object, data: { facilityId } };
      return { result: { id: made.id }, object, kato, after, events: [event] };
    });
  });
  return answer(response, 201, photo);
}

async function give(db: Db, id: string, response: ServerResponse, asked: Asked): Promise<true> {
  const photo = asked.requireObject(`photo:${id}`, await photoById(db, id), ({ kato }) => kato);
  const object = `inspection:${photo.inspectionId}`;
  const { actor } = asked;
  await note(db, { actor, action: 'coverage.read-photo', object, kato: photo.kato, after: { photo: id } });
  response.writeHead(200, {
    'content-type': photo.type,
    'content-length': photo.bytes,
    'content-disposition': 'inline',
    // Opened by itself, it may do nothing: no script, no form, no frame, no origin.
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, max-age=3600',
  });
  await pipeline(Readable.from(photoContent(db, id)), response);
  return true;
}
