import {
  keptPictureSchema,
  stillGood,
  withPart,
  type Keeper,
  type KeptPart,
  type KeptPicture,
} from './kept-picture.ts';

const STORE = 'kept';
const PICTURE = 'picture';
const ENDED = 'ended';
/** So many ended sessions are remembered; a tab that has not heard of the end yet must not write after it. */
const MOST_ENDED = 20;

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The browser keeps nothing')));
  });

/** One picture on a device: whoever comes next finds nothing of who was before. Rejects where a browser keeps nothing. */
async function within<T>(job: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const opening = indexedDB.open('sholu-pocket', 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE));
  const database = await answerOf(opening);
  try {
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    const done = new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () =>
        reject(transaction.error ?? new Error('The picture was not kept')),
      );
    });
    const result = await job(transaction.objectStore(STORE));
    await done;
    return result;
  } finally {
    database.close();
  }
}

const endedIn = async (store: IDBObjectStore): Promise<number[]> => {
  const ended: unknown = await answerOf(store.get(ENDED));
  return Array.isArray(ended) ? ended.filter((id): id is number => typeof id === 'number') : [];
};

/** Keeps a part of what a person sees, unless their session has ended. */
export const keepPart = (keeper: Keeper, part: KeptPart, nowMs: number): Promise<void> =>
  within(async (store) => {
    if ((await endedIn(store)).includes(keeper.sessionId)) return;
    const before: unknown = await answerOf(store.get(PICTURE));
    await answerOf(store.put(withPart(before, keeper, part, nowMs), PICTURE));
  });

/** The kept picture; one that must not be shown any more is deleted on the way. */
export const readPicture = (nowMs: number): Promise<KeptPicture | null> =>
  within(async (store) => {
    const good = stillGood(await answerOf(store.get(PICTURE)), nowMs);
    if (!good) await answerOf(store.delete(PICTURE));
    return good;
  });

/** Deletes the picture of an ended session; of any, when it is not known which. */
export const wipe = (sessionId: number | null): Promise<void> =>
  within(async (store) => {
    const before = keptPictureSchema.safeParse(await answerOf(store.get(PICTURE)));
    const over = sessionId ?? before.data?.sessionId;
    await answerOf(store.delete(PICTURE));
    if (over === undefined) return;
    const ended = await endedIn(store);
    await answerOf(store.put([...ended, over].slice(-MOST_ENDED), ENDED));
  });

/** Deletes what anybody but this session left. */
export const wipeOthers = (sessionId: number, nowMs: number): Promise<void> =>
  within(async (store) => {
    const kept = stillGood(await answerOf(store.get(PICTURE)), nowMs);
    if (kept?.sessionId !== sessionId) await answerOf(store.delete(PICTURE));
  });
