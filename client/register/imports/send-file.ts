import {
  importProblemSchema,
  importRunSchema,
  type ImportKind,
  type ImportProblem,
  type ImportRun,
} from '../../../shared/register/import/run.ts';

/** Why a file did not arrive; `refused` carries the server's own words, and their code where it has one. */
export type SendProblem =
  | { reason: 'cancelled' }
  | { reason: 'unreachable' }
  | { reason: 'refused'; message: string; problem: ImportProblem | null };

export type Sending = { cancel: () => void };

/** Options of an import as its address carries them; an empty one is left out. */
export type ImportOptions = Readonly<Record<string, string | boolean>>;

/** Where a file of a kind is sent. */
export function importAddress(kind: ImportKind, fileName: string, options: ImportOptions): string {
  const query = new URLSearchParams({ name: fileName });
  for (const [name, value] of Object.entries(options))
    if (value !== '' && value !== false) query.set(name, String(value));
  return `/import/${kind}?${query.toString()}`;
}

/** What the server says in a refusal: plain text, or JSON with a `message` and its code. */
export function refusalOf(body: string, status: number): { message: string; problem: ImportProblem | null } {
  try {
    const said: unknown = JSON.parse(body);
    if (typeof said === 'object' && said !== null && 'message' in said)
      return {
        message: String(said.message),
        problem: importProblemSchema.safeParse('problem' in said ? said.problem : null).data ?? null,
      };
  } catch {
    // Plain text.
  }
  return { message: body.trim() === '' ? String(status) : body.trim().slice(0, 300), problem: null };
}

/**
 * Sends a file as the body of a request, which is never read into memory here. `fetch` does not tell how much of a body
 * has gone out, so this is an XMLHttpRequest.
 * @param onProgress bytes gone out so far.
 */
export function sendFile(
  file: File,
  address: string,
  on: {
    progress: (sentBytes: number) => void;
    done: (run: ImportRun) => void;
    failed: (problem: SendProblem) => void;
  },
): Sending {
  const request = new XMLHttpRequest();
  request.open('POST', address);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.upload.addEventListener('progress', (event) => on.progress(event.loaded));
  request.addEventListener('abort', () => on.failed({ reason: 'cancelled' }));
  request.addEventListener('error', () => on.failed({ reason: 'unreachable' }));
  request.addEventListener('load', () => {
    const run = request.status === 201 ? importRunSchema.safeParse(JSON.parse(request.responseText)) : null;
    if (run?.success) on.done(run.data);
    else on.failed({ reason: 'refused', ...refusalOf(request.responseText, request.status) });
  });
  request.send(file);
  return { cancel: () => request.abort() };
}
