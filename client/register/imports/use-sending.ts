import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportKind, ImportRun } from '../../../shared/register/import/run.ts';
import { trpc } from '../../trpc.ts';
import { importAddress, sendFile, type ImportOptions, type SendProblem, type Sending } from './send-file.ts';

/** The file on its way to the server. */
export type SendingState =
  | { state: 'none' }
  | { state: 'sending'; name: string; sentBytes: number; totalBytes: number }
  | { state: 'failed'; name: string; problem: SendProblem };

const NONE: SendingState = { state: 'none' };

/** Sends one file at a time; leaving the section stops it. `onSent` gets the import that the server made of the file. */
export function useSending(onSent: (run: ImportRun, file: File) => void) {
  const client = useQueryClient();
  const [state, setState] = useState(NONE);
  const sending = useRef<Sending>(null);
  useEffect(() => () => sending.current?.cancel(), []);

  const send = (kind: ImportKind, file: File, options: ImportOptions): void => {
    const { name, size: totalBytes } = file;
    setState({ state: 'sending', name, sentBytes: 0, totalBytes });
    sending.current = sendFile(file, importAddress(kind, name, options), {
      progress: (sentBytes) =>
        setState((now) =>
          now.state === 'sending' ? { ...now, sentBytes: Math.min(sentBytes, totalBytes) } : now,
        ),
      done: (run) => {
        setState(NONE);
        client.setQueryData(trpc.register.imports.get.queryKey({ id: run.id }), run);
        void client.invalidateQueries({ queryKey: trpc.register.imports.list.pathKey() });
        onSent(run, file);
      },
      failed: (problem) => setState({ state: 'failed', name, problem }),
    });
  };
  const cancel = useCallback(() => sending.current?.cancel(), []);
  /** A file that is on its way goes on being shown. */
  const forget = useCallback(() => setState((now) => (now.state === 'failed' ? NONE : now)), []);
  return { state, send, cancel, forget };
}
