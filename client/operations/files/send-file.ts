import { z } from 'zod';
import { newKey } from '../../ui/new-key.ts';

/** A file on its way: how far it is, or why it was not taken. It keeps its key, so that sent again it acts once. */
export type Sending = {
  key: string;
  file: File;
  state: { kind: 'going'; percent: number } | { kind: 'failed'; why: Why };
};
const WHYS = ['unreachable', 'type', 'large', 'empty', 'many', 'busy', 'other'] as const;
export type Why = (typeof WHYS)[number];

export const startSending = (file: File): Sending => ({
  key: newKey(),
  file,
  state: { kind: 'going', percent: 0 },
});

const answerSchema = z.object({ code: z.string() });

/** The code of a refusal in the server's answer; empty when it has none. */
function codeOf(text: string): string {
  try {
    return answerSchema.safeParse(JSON.parse(text)).data?.code ?? '';
  } catch {
    return '';
  }
}

const BY_CODE: Readonly<Partial<Record<string, Why>>> = {
  'file-empty': 'empty',
  'upload-cut': 'empty',
  too_many_files: 'many',
};

/** Why the server did not take a file, by its answer. */
export function whyNot(status: number, text: string): Why {
  if (status === 413) return 'large';
  if (status === 415) return 'type';
  if (status === 503 || status === 429) return 'busy';
  return BY_CODE[codeOf(text)] ?? (status === 0 || status >= 500 ? 'unreachable' : 'other');
}

/**
 * Sends a file and tells how far it is; `fetch` cannot say that of what it sends.
 * @param to where to: a path without query.
 * @returns null when the server has it, else why not.
 */
export function sendFile(
  to: string,
  { key, file }: Pick<Sending, 'key' | 'file'>,
  parts: { headers?: Readonly<Record<string, string>>; progress?: (percent: number) => void } = {},
): Promise<Why | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${to}?${new URLSearchParams({ name: file.name, key })}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    for (const [name, value] of Object.entries(parts.headers ?? {})) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) parts.progress?.(Math.floor((100 * loaded) / total));
    });
    request.addEventListener('load', () =>
      resolve(request.status === 201 ? null : whyNot(request.status, request.responseText)),
    );
    request.addEventListener('error', () => resolve('unreachable'));
    request.addEventListener('abort', () => resolve('unreachable'));
    request.send(file);
  });
}
