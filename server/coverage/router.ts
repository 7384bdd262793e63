import { z } from 'zod';
import { facilityCard } from './facility-card.ts';
import { facilityPage, facilityPoints } from './facility-list.ts';
import { fairnessCell } from './fairness.ts';
import { gapProcedures } from './gaps/procedures.ts';
import { inspectionProcedures } from './inspection/procedures.ts';
import { asOf, checkSource } from './question.ts';
import { trendBelow } from './trend/trend.ts';
import { refuse } from '../refused.ts';
import { GAP_STATES } from '../../shared/coverage/requirement.ts';
import { cellOf } from '../../shared/coverage/rollup.ts';
import { SHARES_OF } from '../../shared/coverage/share.ts';
import { coverageFilterSchema, type CoverageCell, type FacilityCard } from '../../shared/coverage/schema.ts';
import { katoSchema, type Kato } from '../../shared/hierarchy/schema.ts';
import { childrenOf } from '../../shared/hierarchy/tree.ts';
import { MEASURES, type Measure } from '../../shared/register/schema.ts';
import { facilityWithEvidence } from '../register/store.ts';
import { may, router } from '../trpc.ts';

/** More points than this are a matter for tiles. */
const POINTS_LIMIT = 5_000;

const questionSchema = coverageFilterSchema.extend({ unit: katoSchema });
const procedure = may('coverage.read');

export const coverageRouter = router({
  sources: procedure.query(({ ctx }) => ctx.picture.sources),

  rollup: procedure.input(questionSchema).query(({ ctx: { picture, requireUnit }, input }) => {
    const unit = requireUnit(input.unit);
    checkSource(picture, input.source);
    const cell = (kato: Kato) => ({
      kato,
      ...cellOf(picture.rollup, picture.tree.indexOf.get(kato) ?? unit, input),
    });
    const ofMeasure = (measure: Measure): [Measure, CoverageCell] => [
      measure,
      cellOf(picture.rollup, unit, { ...input, measure }),
    ];
    return {
      asOf: asOf(picture, input),
      unit: cell(input.unit),
      children: childrenOf(picture.tree, input.unit).map((child) => cell(child.kato)),
      measures: Object.fromEntries(MEASURES.map(ofMeasure)) as Record<Measure, CoverageCell>,
    };
  }),

  /** The same question to two sources, cell by cell; which differs from which by how much is `differenceOf`. */
  compare: procedure
    .input(questionSchema.extend({ versus: coverageFilterSchema.shape.source }))
    .query(({ ctx: { picture, requireUnit }, input }) => {
      const { versus, ...question } = input;
      const sides = [question, { ...question, source: versus }] as const;
      const unit = requireUnit(input.unit);
      for (const side of sides) checkSource(picture, side.source);
      const pair = (kato: Kato) => {
        const index = picture.tree.indexOf.get(kato) ?? unit;
        const [first, second] = sides;
        return {
          kato,
          first: cellOf(picture.rollup, index, first),
          second: cellOf(picture.rollup, index, second),
        };
      };
      return {
        asOf: { first: asOf(picture, sides[0]), second: asOf(picture, sides[1]) },
        unit: pair(input.unit),
        children: childrenOf(picture.tree, input.unit).map((child) => pair(child.kato)),
      };
    }),

  facilities: procedure
    .input(
      questionSchema.extend({
        gap: z.enum(['all', ...GAP_STATES]).default('all'),
        cursor: z
          .string()
          .regex(/^\d{1,9}$/, { error: 'Not a cursor of this list' })
          .optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .query(({ ctx: { picture, requireUnit }, input }) => {
      requireUnit(input.unit);
      checkSource(picture, input.source);
      const page = facilityPage(picture, { ...input, after: Number(input.cursor ?? 0) });
      return {
        rows: page.rows,
        nextCursor: page.next === null ? null : String(page.next),
        total: page.total,
      };
    }),

  points: procedure.input(questionSchema).query(({ ctx: { picture, requireUnit }, input }) => {
    const unit = requireUnit(input.unit);
    checkSource(picture, input.source);
    const { facilities } = cellOf(picture.rollup, unit, input);
    if (facilities > POINTS_LIMIT)
      throw refuse(
        'BAD_REQUEST',
        'too_many_facilities',
        `${facilities} facilities are too many for one answer (${POINTS_LIMIT} at most): choose a unit further down`,
        { n: facilities, most: POINTS_LIMIT },
      );
    return facilityPoints(picture, input.unit, input);
  }),

  facility: procedure
    .input(z.object({ id: z.number().int().positive() }))
    .query(async ({ ctx, input }): Promise<FacilityCard> => {
      const found = ctx.requireObject(
        `facility:${input.id}`,
        await facilityWithEvidence(ctx.db, input.id),
        ({ facility }) => facility.kato,
      );
      return facilityCard(found);
    }),

  gaps: gapProcedures,
  inspections: inspectionProcedures,

  /** What was known by each day on which somebody said something, whoever it was. */
  trend: procedure.input(questionSchema.omit({ source: true })).query(({ ctx, input }) => {
    ctx.requireUnit(input.unit);
    return trendBelow(ctx.db, ctx.picture, input);
  }),

  /** Buildings beside the learners in them, of a unit and of each of its children. */
  fairness: procedure
    .input(questionSchema.extend({ of: z.enum(SHARES_OF) }))
    .query(({ ctx: { picture, requireUnit }, input: { unit, ...filter } }) => {
      requireUnit(unit);
      checkSource(picture, filter.source);
      return {
        asOf: asOf(picture, filter),
        unit: fairnessCell(picture, unit, filter),
        children: childrenOf(picture.tree, unit).map(({ kato }) => fairnessCell(picture, kato, filter)),
      };
    }),
});
