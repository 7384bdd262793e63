import { MOST_MESSAGES } from './message.ts';
import type { Reason } from '../reason.ts';

/** Why a message was not taken, for whoever reads the answer to it. */
export const SENTENCES = {
  unreadable: 'The message cannot be read',
  kind_not_taken: 'This source may not send messages of this kind; an administrator sets what it may send',
  unknown_device: 'Nobody registered this detector, and the message does not say what type it is',
  taken_off: 'This detector is switched off',
  unknown_place: 'The register knows no such facility or camera, and the message names no other place',
  outside_territory: 'It lies outside of the territory of this source',
  too_many_devices: 'This source has named too many detectors that nobody registered',
  id_reused: 'Another message came under this id; every message needs an id of its own',
  null_island: 'The place is 0, 0',
  swapped: 'Latitude and longitude are swapped',
  outside_country: 'The place lies outside of the country',
  from_the_future: 'Its time lies ahead of the clock of this server',
  stale: 'It happened too long ago',
  too_much: 'More than this source may send a minute; send it again later',
  not_written: 'It could not be written; send it again',
} as const satisfies Partial<Record<Reason, string>>;

/** The sentence of a reason. */
export const sentenceOf = (reason: Reason): string =>
  (SENTENCES as Partial<Record<Reason, string>>)[reason] ?? reason;

/** Why nothing of a request was taken. */
export const PROBLEMS = {
  method: 'Messages are sent with POST',
  no_secret: 'The secret of the source is missing: Authorization: Bearer SECRET',
  wrong_secret: 'No source has this secret',
  too_many_guesses: 'Too many requests with a wrong secret; try again later',
  switched_off: 'This source is switched off',
  content_type: 'The body has to be JSON: Content-Type: application/json',
  too_long: 'The body is too long',
  too_deep: 'The body is nested too deeply',
  not_json: 'The body is not JSON',
  no_message: 'There is no message in the body',
  too_many: `A request has at most ${MOST_MESSAGES} messages`,
  too_much: 'More than this source may send a minute; send it again later',
} as const;
export type ProblemCode = keyof typeof PROBLEMS;
