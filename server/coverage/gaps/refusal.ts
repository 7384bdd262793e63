import { TRPCError } from '@trpc/server';
import type { CaseRefusal } from '../../../shared/coverage/gap-machine.ts';
import type { InspectionRefusal } from '../../../shared/coverage/inspection.ts';

const WORDS: Readonly<Record<CaseRefusal | InspectionRefusal, string>> = {
  changed_meanwhile: 'Somebody changed it meanwhile: look again, then repeat',
  not_in_state: 'It is not in a state in which this can be done',
  no_gap: 'There is no gap: the law does not demand the measure, or it is not known to be missing',
  issued_in_future: 'The order cannot be of a day that has not come yet',
  deadline_before_issue: 'The deadline is before the day of the order',
  deadline_not_later: 'The new deadline is not later than the one that stands',
  act_known: 'The facility has an act with this number already',
  day_in_future: 'Nobody can have inspected it on a day that has not come yet',
  built_upon: 'The passport was changed since by something else: take that back first',
  undone_already: 'It was taken back already',
};

/** Carries the code to the screen, which says it in the person's language. */
export class CoverageRefusal extends Error {
  constructor(
    readonly code: CaseRefusal | InspectionRefusal,
    readonly facilityId: number,
  ) {
    super(WORDS[code]);
  }
}

/** The answer to what the rules refuse; nothing was changed. The screen reads the code at the head of the message. */
export const refusedFor = (code: CaseRefusal | InspectionRefusal, facilityId: number): TRPCError =>
  new TRPCError({
    code: 'CONFLICT',
    message: `${code}: facility ${facilityId}. ${WORDS[code]}`,
    cause: new CoverageRefusal(code, facilityId),
  });
