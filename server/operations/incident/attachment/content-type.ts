import { createReadStream } from 'node:fs';
import { fileTypeFromFile } from 'file-type';
import { isAttachmentType, type AttachmentType } from '../../../../shared/operations/attachment.ts';

/** What the library calls a type, where we call it otherwise. */
const SAME: Readonly<Record<string, AttachmentType>> = {
  'image/heif': 'image/heic',
  'audio/x-m4a': 'audio/mp4',
  'audio/vnd.wave': 'audio/wav',
  'audio/opus': 'audio/ogg',
};

/** What a file is by its content, whatever it is called; null when that is nothing an incident takes. */
export async function contentType(path: string): Promise<AttachmentType | null> {
  // Of a file that is cut in the middle of its head the library says so by throwing.
  const found = await fileTypeFromFile(path).catch(() => undefined);
  if (!found) return (await isPlainText(path)) ? 'text/plain' : null;
  const [mime = ''] = found.mime.split(';', 1);
  const type = SAME[mime] ?? mime;
  return isAttachmentType(type) && type !== 'text/plain' ? type : null;
}

/** Signs that no text has. */
const CONTROL = /(?![\t\n\v\f\r])\p{Cc}/u;
/** What a browser or a shell would run if somebody opened it by itself. */
const MARKUP = /^\s*(<[!?a-z]|#!)/i;

/** UTF-8 without control characters, and no page or script. */
async function isPlainText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  try {
    for await (const chunk of createReadStream(path)) {
      const text = decoder.decode(chunk as Buffer, { stream: true });
      if (CONTROL.test(text) || (isFirst && MARKUP.test(text))) return false;
      isFirst = false;
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}
