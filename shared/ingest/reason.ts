/** Why something that was sent was not taken. A code is what it is told apart by; its words stand in the interface. */
export const REASONS = [
  // What nobody could read.
  'not_a_frame',
  'crc',
  'length',
  'unknown_kind',
  'an_answer',
  'unreadable',
  'not_understood',
  // Whom nobody knows.
  'unknown_device',
  'unknown_line',
  'unknown_account',
  'unknown_unit',
  'other_account',
  'taken_off',
  'unknown_place',
  'outside_territory',
  'kind_not_taken',
  'too_many_devices',
  'switched_off',
  // What could be anybody's.
  'no_key',
  'not_encrypted',
  'wrong_key',
  'key_unreadable',
  'clock',
  'id_reused',
  // What cannot be true.
  'null_island',
  'swapped',
  'outside_country',
  'from_the_future',
  'too_fast',
  'doubted',
  'stale',
  // What there was no room for.
  'too_much',
  'not_written',
] as const;
export type Reason = (typeof REASONS)[number];
