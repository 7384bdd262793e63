import { z } from 'zod';
import { problem } from '../../../shared/register/import/problem.ts';
import {
  importProblemSchema,
  importRunSchema,
  type ImportKind,
  type ImportProblem,
  type ImportRun,
} from '../../../shared/register/import/run.ts';

/** Why a file did not arrive; `refused` carries what is said of it. */
export type SendProblem =
  | { reason: 'cancelled' }
  | { reason: 'unreachable' }
  | { reason: 'refused'; problem: ImportProblem };

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

/** What an answer says by its number alone, as the gate before the imports and a proxy do. */
function problemOfStatus(status: number): ImportProblem {
  if (status === 401) return problem('error', 'signed-out', {});
  if (status === 403) return problem('error', 'not-allowed', {});
  if (status === 429) return problem('error', 'too-often', {});
  return problem('error', 'server-failed', { status });
}

/** Why a file was refused: what the server says as JSON with a code, else what the number of its answer means. */
export function refusalOf(body: string, status: number): ImportProblem {
  try {
    const said = z.object({ problem: importProblemSchema }).safeParse(JSON.parse(body));
    if (said.success) return said.data.problem;
  } catch {
    // Plain text, or a page of a proxy.
  }
  return problemOfStatus(status);
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
    else on.failed({ reason: 'refused', problem: refusalOf(request.responseText, request.status) });
  });
  request.send(file);
  return { cancel: () => request.abort() };
}
