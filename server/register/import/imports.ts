import { mkdir, rm } from 'node:fs/promises';
import { REGISTER_WORK } from './register-work.ts';
import { ImportFileError } from './read/file-error.ts';
import { ImportRefusal, movedOn, noImport, refusal } from './refusal.ts';
import type { ImportWork, UndoWish } from './job.ts';
import {
  endedFiles,
  holdingRun,
  insertRun,
  moveRun,
  recoverRuns,
  runById,
  runRow,
  updateRun,
  type NewRun,
  type RunRow,
} from './run/store.ts';
import { dropPartial } from './spool.ts';
import { clearStage } from './stage/store.ts';
import { territoryWork } from './territory-work.ts';
import { problem } from '../../../shared/register/import/problem.ts';
import type {
  ImportKind,
  ImportProblem,
  ImportRun,
  ImportStatus,
} from '../../../shared/register/import/run.ts';
import type { Db, ImportWish } from '../../db/schema.ts';
import { write } from '../../db/write.ts';
import type { Log } from '../../log.ts';

/** Kinds of files whose rows a later domain takes; its work is handed in when imports are opened. */
export type LaterWork = Readonly<Record<'incidents' | 'units' | 'inspections', ImportWork>>;

const OWN_WORK: Readonly<Record<Exclude<ImportKind, keyof LaterWork>, ImportWork>> = {
  ...REGISTER_WORK,
  boundaries: territoryWork('boundaries'),
  hierarchy: territoryWork('hierarchy'),
  settlements: territoryWork('settlements'),
  populations: territoryWork('populations'),
};

/** Imports that may wait for the one that works; each holds a connection of the database. */
const MAX_WAITING = 3;
/** Copies of files that nobody decided about are deleted after this. */
const KEEP_FILES_DAYS = 30;

/** Imports of one process: what is asked of them, and the work on them in the background, one after another. */
export type Imports = {
  /** Folder for copies of files that arrive. */
  dir: string;
  /** Begins an import of a file that is there, and its check. */
  begin(run: NewRun): Promise<ImportRun>;
  accept(id: number, wish: ImportWish): Promise<ImportRun>;
  discard(id: number, actor: string): Promise<ImportRun>;
  resume(id: number, actor: string): Promise<ImportRun>;
  undo(id: number, wish: UndoWish): Promise<ImportRun>;
  /** Waits until nobody works on an import. */
  settled(id: number): Promise<ImportRun>;
  /** Imports that an earlier process left behind, as they stand now; deletes copies of files that are not needed. */
  recover(): Promise<ImportRun[]>;
  /** Ends the work; a check can be resumed. */
  close(): Promise<void>;
};

class Stopped extends Error {
  override name = 'Stopped';
}

type Working = { controller: AbortController; ended: Promise<void> };

/** Opens the imports of this process. `dir` is made with the first file. Without `later` its kinds are refused. */
export function openImports(parts: { db: Db; dir: string; log: Log; later?: LaterWork }): Imports {
  const { db, dir, log } = parts;
  const works: Readonly<Partial<Record<ImportKind, ImportWork>>> = { ...OWN_WORK, ...parts.later };
  const workOf = (kind: ImportKind): ImportWork => {
    const found = works[kind];
    if (!found) throw refusal('NOT_FOUND', 'kind-unknown', { kind });
    return found;
  };
  const working = new Map<number, Working>();
  let last: Promise<unknown> = Promise.resolve();

  const shown = async (id: number): Promise<ImportRun> => {
    const run = await runById(db, id);
    if (!run) throw noImport(id);
    return run;
  };

  const dropFile = async ({ id, path, spooled }: Pick<RunRow, 'id' | 'path' | 'spooled'>): Promise<void> => {
    if (!spooled || path === null) return;
    await rm(path, { force: true });
    await updateRun(db, id, { path: null });
  };

  /** Works on an import in its turn; `back` is where it goes when the work fails, with the reason. */
  function work(id: number, back: ImportStatus, step: (signal: AbortSignal) => Promise<void>): void {
    const controller = new AbortController();
    const turn = async (): Promise<void> => {
      try {
        controller.signal.throwIfAborted();
        await step(controller.signal);
        const row = await runRow(db, id);
        if (row.status === 'accepted') await dropFile(row);
      } catch (error) {
        if (controller.signal.aborted && error === controller.signal.reason) return;
        if (!(error instanceof ImportFileError || error instanceof ImportRefusal))
          log.error({ err: error, import: id }, 'the work on an import failed');
        await moveRun(db, id, back, { trouble: troubleOf(error) });
      }
    };
    const inTurn = (): Promise<void> => {
      const mine = last.then(turn);
      last = mine.catch(() => undefined);
      return mine;
    };
    const ended = holdingRun(db, id, inTurn)
      .then(
        () => undefined,
        (error: unknown) => log.error({ err: error, import: id }, 'an import could not be ended in order'),
      )
      .finally(() => working.delete(id));
    working.set(id, { controller, ended });
  }

  /** Moves an import on and works on it. */
  async function go(
    id: number,
    to: ImportStatus,
    changes: Parameters<typeof moveRun>[3],
    back: ImportStatus,
    step: (signal: AbortSignal) => Promise<void>,
  ): Promise<ImportRun> {
    room();
    if (!(await moveRun(db, id, to, { trouble: null, progress: 0, ...changes })))
      throw movedOn(await shown(id));
    work(id, back, step);
    return shown(id);
  }

  function room(): void {
    if (working.size > MAX_WAITING) throw refusal('TOO_MANY_REQUESTS', 'imports-busy', {});
  }

  const check = (id: number, kind: ImportKind) => (signal: AbortSignal) =>
    workOf(kind).check({ db, id, signal });
  const accepting = (id: number, kind: ImportKind, wish: ImportWish) =>
    go(id, 'accepting', { wish }, 'checked', (signal) => workOf(kind).accept({ db, id, signal }, wish));

  return {
    dir,
    begin: async (run) => {
      workOf(run.kind);
      room();
      const id = await write(
        db,
        { actor: run.actor, action: 'register.begin-import', note: run.fileName },
        async (trx) => {
          const made = await insertRun(trx, run);
          return { result: made, object: `import:${made}`, after: { kind: run.kind, sha256: run.file.hash } };
        },
      );
      work(id, 'failed', check(id, run.kind));
      return shown(id);
    },
    accept: async (id, wish) => {
      const { kind, rows_good: good, rows_bad: bad } = await runRow(db, id);
      if (bad > 0 && !wish.acceptGood) throw refusal('CONFLICT', 'rows-with-problems', { bad });
      if (good === 0) throw refusal('CONFLICT', 'no-good-row', {});
      return accepting(id, kind, wish);
    },
    discard: async (id, actor) => {
      const { status } = await runRow(db, id);
      if (status === 'accepting' || status === 'undoing') throw movedOn({ id, status });
      const job = working.get(id);
      job?.controller.abort(new Stopped());
      await job?.ended;
      await write(db, { actor, action: 'register.discard-import' }, async (trx) => {
        if (!(await moveRun(trx, id, 'discarded'))) throw movedOn(await runRow(db, id));
        await clearStage(trx, id);
        return { result: undefined, object: `import:${id}` };
      });
      await dropFile(await runRow(db, id));
      return shown(id);
    },
    resume: async (id, actor) => {
      const { kind, staged, wish, status, progress } = await runRow(db, id);
      if (status !== 'interrupted') throw movedOn({ id, status });
      return staged && wish
        ? accepting(id, kind, { ...wish, actor })
        : go(id, 'checking', { progress }, 'failed', check(id, kind));
    },
    undo: async (id, wish) => {
      const { kind, canUndo, status } = await shown(id);
      const { undo } = workOf(kind);
      if (!canUndo || !undo)
        throw status === 'accepted' ? refusal('CONFLICT', 'cannot-undo', { id }) : movedOn({ id, status });
      const obstacle = await undo.obstacle({ db, id });
      if (obstacle !== null) throw obstacle;
      return go(id, 'undoing', {}, 'accepted', (signal) => undo.run({ db, id, signal }, wish));
    },
    settled: async (id) => {
      await working.get(id)?.ended;
      return shown(id);
    },
    recover: async () => {
      const recovered = await recoverRuns(db);
      for (const { id, path } of await endedFiles(db, KEEP_FILES_DAYS))
        await dropFile({ id, path, spooled: true });
      await mkdir(dir, { recursive: true, mode: 0o700 });
      await dropPartial(dir);
      return recovered;
    },
    close: async () => {
      const jobs = [...working];
      for (const [, { controller }] of jobs) controller.abort(new Stopped());
      await Promise.all(jobs.map(([, { ended }]) => ended));
      for (const [id] of jobs)
        if ((await runRow(db, id)).status === 'checking') await moveRun(db, id, 'interrupted');
    },
  };
}

function troubleOf(error: unknown): ImportProblem {
  if (error instanceof ImportFileError || error instanceof ImportRefusal) return error.problem;
  const message = error instanceof Error ? error.message : String(error);
  return problem('error', 'other', { message });
}
