import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { SHEET_WRITERS, type SheetFormat } from './sheet-formats.ts';
import type { Sheet } from './sheet.ts';
import type { Language } from '../../shared/hierarchy/schema.ts';
import { attachment } from '../http/attachment.ts';

/** Answers with a sentence that refuses; true, as a handler that has answered says. */
export function refuse(response: ServerResponse, status: number, text: string): true {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
  return true;
}

/** Answers with the refusal that a procedure would give; anything else that was thrown goes on. */
export function refuseAs(response: ServerResponse, error: unknown): true {
  if (!(error instanceof TRPCError)) throw error;
  return refuse(response, getHTTPStatusCodeFromError(error), error.message);
}

/** Answers with a sheet as a file. */
export async function sendSheet(
  response: ServerResponse,
  sheet: Sheet,
  { format, language }: { format: SheetFormat; language: Language },
): Promise<void> {
  const { mediaType, write } = SHEET_WRITERS[format];
  const body = write(sheet, language);
  response.writeHead(200, {
    'content-type': mediaType,
    'content-disposition': attachment(`${sheet.fileName}.${format}`),
    'cache-control': 'no-store',
  });
  await pipeline(body, response);
}
