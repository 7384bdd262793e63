import { unitFactsSchema, type UnitFacts, type UnitPatch } from '../../../shared/operations/log.ts';
import type { Equipment, PoliceUnit, PoliceUnitType } from '../../../shared/operations/schema.ts';
import { changedFacts } from '../../../shared/operations/unit-office.ts';
import { draftOfDuty, dutyOfDraft, type DutyDraft } from './duty-fields.tsx';

/** Where the home post is: a point, and the unit of territory it belongs to. */
export type PostDraft = { kato: string | null; lon: number | null; lat: number | null };

/** A unit that is being written. The crew is a name a line. */
export type UnitDraft = {
  callSign: string;
  type: PoliceUnitType;
  crew: string;
  crewSize: string;
  equipment: readonly Equipment[];
  post: PostDraft;
  duty: DutyDraft;
};

export const emptyUnit = (nowMs: number): UnitDraft => ({
  callSign: '',
  type: 'patrol_car',
  crew: '',
  crewSize: '',
  equipment: [],
  post: { kato: null, lon: null, lat: null },
  duty: draftOfDuty(null, nowMs),
});

export const draftOfUnit = (unit: PoliceUnit, nowMs: number): UnitDraft => ({
  callSign: unit.callSign,
  type: unit.type,
  crew: unit.crew.join('\n'),
  crewSize: String(unit.crewSize ?? ''),
  equipment: unit.equipment,
  post: unit.home,
  duty: draftOfDuty(unit.duty, nowMs),
});

/** A field with something wrong in it. */
export type UnitField = 'callSign' | 'crew' | 'crewSize' | 'post' | 'kato' | 'duty';

/** The facts of a draft, or which fields are not good. */
export function factsOfDraft(draft: UnitDraft): { facts: UnitFacts } | { wrong: ReadonlySet<UnitField> } {
  const { post, type } = draft;
  const crew = draft.crew.split('\n').flatMap((line) => line.trim() || []);
  const duty = dutyOfDraft(draft.duty);
  const read = unitFactsSchema.safeParse({
    callSign: draft.callSign,
    type,
    crew,
    crewSize: draft.crewSize.trim() === '' ? null : Number(draft.crewSize),
    equipment: [...draft.equipment],
    home: post,
    duty,
  });
  if (read.success) return { facts: read.data };
  const fields = read.error.issues.map(({ path: [field, part] }): UnitField => {
    if (field === 'home') return part === 'kato' ? 'kato' : 'post';
    return field === 'crew' || field === 'crewSize' || field === 'duty' ? field : 'callSign';
  });
  return { wrong: new Set(fields) };
}

/** What of a draft is another than in the unit; a post that only rounded is the same. */
export const patchOf = (unit: PoliceUnit, facts: UnitFacts): UnitPatch => changedFacts(unit, facts).patch;
