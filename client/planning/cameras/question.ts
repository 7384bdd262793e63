import { numberOf } from '../branch/change-form.ts';
import { LENS_NAMES, type LensName } from './lens-presets.ts';
import type { SitingForm } from './use-siting.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import {
  cameraSitingQuestionSchema,
  type CameraSitingQuestion,
  type Sight,
  type Target,
} from '../../../shared/planning/camera-siting/schema.ts';

/** What of a form can be wrong; each has its sentence. */
const WRONGS = [
  'facilities',
  'each',
  'offsetM',
  'points',
  'heightM',
  'lenses',
  'fovDeg',
  'widthPx',
  'costKzt',
  'demand',
  'weight',
  'number',
  'budgetKzt',
  'timeLimitS',
] as const;
/** A field of the form, and of which lens or target it is; null is something that no field of the form has. */
export type Wrong = { field: (typeof WRONGS)[number] | null; row: LensName | Target | null };

const TARGET_OF = { entrances: 'entrance', perimeter: 'perimeter', incidents: 'incident' } as const;
const isDemand = (key: PropertyKey | undefined): key is keyof typeof TARGET_OF =>
  typeof key === 'string' && key in TARGET_OF;

const number = (text: string): number => numberOf(text) ?? Number.NaN;

/** The question of a form, or the first thing in it that is wrong. */
export function questionOf(
  form: SitingForm,
  unit: Kato,
  facilities: readonly number[],
): { ok: true; question: CameraSitingQuestion } | { ok: false; wrong: Wrong } {
  const lenses = LENS_NAMES.filter((name) => form.lenses[name].isOn);
  const seen = (target: Target) => {
    const { isOn, sight, cameras, weight } = form.demand[target];
    return isOn ? { sight, cameras: Number(cameras), weight: number(weight) } : null;
  };
  const parsed = cameraSitingQuestionSchema.safeParse({
    unit,
    facilities,
    poles:
      form.poles === 'around'
        ? { kind: 'around', each: number(form.each), offsetM: number(form.offsetM) }
        : { kind: 'chosen', points: form.points },
    heightM: number(form.heightM),
    mounts: Number(form.mounts),
    azimuthStepDeg: Number(form.azimuthStepDeg),
    lenses: lenses.map((name) => ({
      name,
      fovDeg: number(form.lenses[name].fovDeg),
      widthPx: number(form.lenses[name].widthPx),
      costKzt: number(form.lenses[name].costKzt),
    })),
    demand: { entrances: seen('entrance'), perimeter: seen('perimeter'), incidents: seen('incident') },
    existing: form.existing,
    limit:
      form.limit === 'number'
        ? { kind: 'number', number: number(form.number) }
        : { kind: 'budget', budgetKzt: number(form.budgetKzt) },
    timeLimitS: number(form.timeLimitS),
  });
  if (parsed.success) return { ok: true, question: parsed.data };
  const path = parsed.error.issues[0]?.path ?? [];
  const [part, at] = path;
  const field = WRONGS.findLast((one) => path.at(-1) === one || part === one) ?? null;
  const row =
    part === 'lenses' && typeof at === 'number'
      ? lenses[at]
      : part === 'demand' && isDemand(at)
        ? TARGET_OF[at]
        : undefined;
  return { ok: false, wrong: { field, row: row ?? null } };
}

/** How many views the solver would choose among: what the server bears is bounded. */
export function viewsOf(form: SitingForm, facilities: number): number {
  const poles = form.poles === 'around' ? facilities * (numberOf(form.each) ?? 0) : form.points.length;
  const lenses = LENS_NAMES.filter((name) => form.lenses[name].isOn).length;
  return poles * Number(form.mounts) * (360 / Number(form.azimuthStepDeg)) * lenses;
}

const BY_DETAIL: readonly Sight[] = ['detect', 'observe', 'recognise', 'identify'];

/** The classes that a question demands, the farthest first. */
export const sightsOf = ({ demand }: CameraSitingQuestion): Sight[] =>
  BY_DETAIL.filter((sight) =>
    [demand.entrances, demand.perimeter, demand.incidents].some((wanted) => wanted?.sight === sight),
  );

/** The class that a camera in a branch reaches to: that of entrances, which a branch counts; otherwise the farthest that is demanded. */
export const branchSight = (question: CameraSitingQuestion): Sight =>
  question.demand.entrances?.sight ?? sightsOf(question)[0] ?? 'detect';
