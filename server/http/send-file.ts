import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { attachment } from './attachment.ts';

/** A file to save: how it is called, and what it holds as it comes. */
export type FileToSend = { fileName: string; mediaType: string; body: Readable };

/** Answers with a file to save, as it is read; with its head alone when only that is asked for. */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { fileName, mediaType, body }: FileToSend,
): Promise<true> {
  response.writeHead(200, {
    'content-type': mediaType,
    'content-disposition': attachment(fileName),
    'cache-control': 'no-store',
  });
  if (request.method === 'HEAD') {
    body.destroy();
    response.end();
  } else await pipeline(body, response);
  return true;
}

/** Answers with a sentence. */
export function sendText(response: ServerResponse, status: number, text: string): true {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
  return true;
}
