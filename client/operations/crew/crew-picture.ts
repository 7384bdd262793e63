/** A crew's page asks every three seconds over whatever line there is; after two answers that did not come it is behind. */
const BEHIND_MS = 6_000;

/** How complete a crew's page is, and the moment of its last answer. */
export type CrewPicture = { state: 'complete' | 'catching-up' | 'disconnected'; asOfMs: number };

/** How complete a page is whose last answer came at a moment. */
export function crewPicture(answeredMs: number, failed: boolean, nowMs: number): CrewPicture {
  if (failed) return { state: 'disconnected', asOfMs: answeredMs };
  return { state: nowMs - answeredMs > BEHIND_MS ? 'catching-up' : 'complete', asOfMs: answeredMs };
}
