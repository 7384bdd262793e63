import type { FacilityType } from '../register/schema.ts';
import type { PublishedFigure, PublishedMeasure } from './schema.ts';

/** A headline of a document: which metric, and of which kind of facility. */
type HeadlineKey = { source: string; metric: string; facilityType: string };

/** A column of a printed table whose rows should add up to a headline of the same kind of facility. */
type TableTotal = {
  source: PublishedFigure['source'];
  metric: string;
  level: PublishedFigure['level'];
  measure: PublishedMeasure;
  column: 'equipped' | 'total';
};

/** Which headline is the total of which table column; checked for each kind of facility that the headline is printed for. */
export const TABLE_TOTALS: readonly TableTotal[] = [
  {
    source: 'mia-2023',
    metric: 'facilities_with_cctv',
    level: 'region',
    measure: 'cctv_connected',
    column: 'total',
  },
  {
    source: 'mia-2023',
    metric: 'facilities_cctv_connected',
    level: 'region',
    measure: 'cctv_connected',
    column: 'equipped',
  },
  {
    source: 'moe-2023q1',
    metric: 'education_organisations',
    level: 'region',
    measure: 'cctv_connected',
    column: 'total',
  },
  {
    source: 'moe-2023q1',
    metric: 'facilities_cctv_connected',
    level: 'region',
    measure: 'cctv_connected',
    column: 'equipped',
  },
  ...(['licensed_guard', 'alarm_button', 'turnstile'] as const).flatMap((measure): TableTotal[] => [
    { source: 'moe-2023q1', metric: 'city_facilities', level: 'city', measure, column: 'total' },
    {
      source: 'moe-2023q1',
      metric: `city_facilities_${measure}`,
      level: 'city',
      measure,
      column: 'equipped',
    },
  ]),
];

/** A headline that should be the sum of other headlines of the same document. */
type WholeOfParts = {
  source: string;
  whole: Omit<HeadlineKey, 'source'>;
  parts: readonly Omit<HeadlineKey, 'source'>[];
};

const byType = (source: string, metric: string, types: readonly string[]): WholeOfParts => ({
  source,
  whole: { metric, facilityType: 'all' },
  parts: types.map((facilityType) => ({ metric, facilityType })),
});

const THREE_TYPES: readonly FacilityType[] = ['kindergarten', 'school', 'college'];

/** Which headlines are wholes, and of which parts. */
export const WHOLES: readonly WholeOfParts[] = [
  byType('mia-2023', 'terror_vulnerable_facilities', [...THREE_TYPES, 'university', 'other']),
  byType('mia-2023', 'not_terror_vulnerable_facilities', [...THREE_TYPES, 'other']),
  byType('mia-2023', 'facilities_with_cctv', THREE_TYPES),
  byType('mia-2023', 'facilities_alarm_button', THREE_TYPES),
  byType('moe-2023q1', 'education_organisations', THREE_TYPES),
  byType('moe-2023q1', 'facilities_cctv_connected', THREE_TYPES),
  byType('moe-2023q1', 'city_facilities', THREE_TYPES),
  byType('moe-2023q1', 'city_facilities_licensed_guard', THREE_TYPES),
  byType('moe-2023q1', 'city_facilities_alarm_button', THREE_TYPES),
  byType('moe-2023q1', 'city_facilities_turnstile', THREE_TYPES),
  {
    source: 'programme-2018',
    whole: { metric: 'cameras_in_country', facilityType: 'all' },
    parts: ['cameras_owned_by_mia', 'cameras_partner_intelligent', 'cameras_private'].map((metric) => ({
      metric,
      facilityType: 'all',
    })),
  },
];

/** A figure that a document prints in its text and again as a row of its table. */
type TextRow = Pick<PublishedFigure, 'source' | 'level' | 'unit' | 'facilityType' | 'measure'> & {
  metric: string;
};

const lowConnection = (unit: string): TextRow => ({
  source: 'mia-2023',
  metric: `facilities_cctv_connected_text_${unit}`,
  level: 'region',
  unit,
  facilityType: 'school',
  measure: 'cctv_connected',
});

/** The text of mia-2023 names four regions of few connected schools; its table has the same four. */
export const TEXT_ROWS: readonly TextRow[] = ['aktobe', 'almaty-region', 'west-kazakhstan', 'karaganda'].map(
  lowConnection,
);

/** Differences up to and including these are taken for rounding and not listed. Percentage points. */
export const CONFLICT_TOLERANCE = { printedPercentPoints: 1, sourcesPoints: 1 } as const;
