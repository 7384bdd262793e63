import type { Answers } from '../trpc.ts';

type Operations = Answers['operations'];

/** A line of the queue. Moments are milliseconds since 1970. */
export type IncidentRow = Operations['incidents']['list']['rows'][number];
/** A unit with where it was last seen. */
export type UnitRow = Operations['units']['list'][number];
/** Everything known about an incident, its place and what was done. */
export type Card = Operations['incidents']['card'];
/** Whom to send, why, and what the choice opens elsewhere. */
export type Advice = Operations['recommend'];
/** A place that answers to words. */
export type FoundPlace = Operations['geocode'][number];
/** What nobody reaches in time, counted. */
export type VoidSummary = Operations['voids']['summary'];
/** A place that nobody reaches in time. */
export type VoidRow = Operations['voids']['list']['rows'][number];
/** Voids as points of the map. */
export type VoidPoints = NonNullable<Operations['voids']['points']['points']>;
/** A unit moved so that a void closes. */
export type ProposedMove = Operations['voids']['moves']['moves'][number];
/** What a crew's own page shows. */
export type CrewView = Operations['crew']['me'];
/** How long answers took. */
export type Performance = Operations['performance']['figures'];
/** What happened before an incident, by what it has in common with it. */
export type RelatedHistory = Operations['history']['related'];
/** The log of an incident and who opened its card. */
export type IncidentHistory = Operations['replay']['incidents']['rows'][number];
