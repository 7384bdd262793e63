import type { LiveGrant } from './access.ts';
import { isOwnNotice } from './noticed.ts';
import { isShareEvent, type ShareBook } from './share-book.ts';
import { isInScope, type LoggedEvent } from '../../shared/live/event.ts';

/** What no wall may show; see `shared/operations/wall.ts`. */
const isHidden = ({ data }: LoggedEvent): boolean => (data as { wall?: unknown } | null)?.wall === 'hide';

/**
 * Whether a line is told of an event: because of where it lies, or because its object is shared with a unit of the line's at
 * this moment. What walls hide is told to those alone who may see sensitive incidents there.
 */
export function seesEvent(event: LoggedEvent, grant: LiveGrant, book: ShareBook, nowMs: number): boolean {
  const { path, object } = event;
  const isOwn = isOwnNotice(event, grant);
  if (isOwn !== null) return isOwn;
  if (path === null) return true;
  const mayKnow = (at: string): boolean => !isHidden(event) || isInScope(at, grant.sensitivePaths);
  if (isInScope(path, grant.paths) && mayKnow(path)) return true;
  if (isShareEvent(event) && isInScope(path, grant.sharedPaths) && mayKnow(path)) return true;
  return book.pathsOf(object, nowMs).some((at) => isInScope(at, grant.sharedPaths) && mayKnow(at));
}
