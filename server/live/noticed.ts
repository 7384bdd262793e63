import type { LiveGrant } from './access.ts';
import { NOTICED, type LoggedEvent } from '../../shared/live/event.ts';
import type { NewEvent } from '../db/event/store.ts';

/** Tells the screens of one person, and no others, that their notices are others now. It says nothing else. */
export const noticedEvent = (personId: number): NewEvent => ({
  kind: NOTICED,
  kato: null,
  object: `person:${personId}`,
});

/** Whose notices an event speaks of: null when it is another kind of event, else whether they are the line's own. */
export const isOwnNotice = (
  { kind, object }: Pick<LoggedEvent, 'kind' | 'object'>,
  { personId }: Pick<LiveGrant, 'personId'>,
): boolean | null => (kind === NOTICED ? object === `person:${personId}` : null);
