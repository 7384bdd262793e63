import type { Cell, Layout, LayoutKind, Ratio } from './layout.ts';
import { WALL_PANELS, type PanelOptions, type WallPanel } from './panel.ts';
import type { Name } from '../hierarchy/schema.ts';

/** A panel, its column, row, width and height on the grid, and what of its options is not as usual. */
type Line = { [P in WallPanel]: [P, number, number, number, number, Partial<PanelOptions<P>>?] }[WallPanel];

const cellOf = ([panel, x, y, w, h, options = {}]: Line): Cell =>
  ({ panel, x, y, w, h, options: WALL_PANELS[panel].options.parse(options) }) as Cell;

const TITLES: Readonly<Record<LayoutKind, Name>> = {
  country: { kk: 'Республика', ru: 'Республика', en: 'Republic' },
  region: { kk: 'Облыс', ru: 'Область', en: 'Region' },
  city: { kk: 'Қала', ru: 'Город', en: 'City' },
  incident: { kk: 'Назардағы оқиға', ru: 'Происшествие в фокусе', en: 'Incident in focus' },
  coverage: { kk: 'Қамту', ru: 'Обеспеченность', en: 'Coverage' },
  kpi: { kk: 'Көрсеткіштер', ru: 'Показатели', en: 'Indicators' },
  ticker: { kk: 'Жүгіртпе жолмен', ru: 'С бегущей строкой', en: 'Ticker' },
};

const EIGHT: PanelOptions<'figures'>['figures'] = [
  'open_incidents',
  'urgent_incidents',
  'response_median',
  'response_p90',
  'free_units',
  'out_of_reach',
  'coverage_share',
  'overdue_gaps',
];
const STREET: Partial<PanelOptions<'map'>> = { show: ['incidents', 'units', 'alarms', 'cameras'] };
const PAINTED: Partial<PanelOptions<'map'>> = { paint: 'coverage', show: [] };

/** The clock and the line of news stand beneath, two rows high: one is less than a line of text at six metres. */
const BENEATH: Readonly<Record<Ratio, Line[]>> = {
  '16:9': [
    ['clock', 0, 10, 6, 2],
    ['ticker', 6, 10, 18, 2],
  ],
  '21:9': [
    ['clock', 0, 10, 5, 2],
    ['ticker', 5, 10, 19, 2],
  ],
  '32:9': [
    ['clock', 0, 10, 5, 2],
    ['ticker', 5, 10, 19, 2],
  ],
};

/** What stands above the clock and the ticker; a wide wall has a column on either side of its map. */
const ABOVE: Readonly<Record<Exclude<LayoutKind, 'ticker'>, Readonly<Record<Ratio, Line[]>>>> = {
  country: {
    '16:9': [
      ['map', 0, 0, 15, 10],
      ['figures', 15, 0, 9, 4],
      ['incidents', 15, 4, 9, 6],
    ],
    '21:9': [
      ['map', 0, 0, 16, 10],
      ['figures', 16, 0, 8, 4],
      ['incidents', 16, 4, 8, 6],
    ],
    '32:9': [
      ['incidents', 0, 0, 6, 10],
      ['map', 6, 0, 12, 10],
      ['figures', 18, 0, 6, 5],
      ['alarms', 18, 5, 6, 5],
    ],
  },
  region: {
    '16:9': [
      ['map', 0, 0, 15, 10],
      ['incidents', 15, 0, 9, 5],
      ['alarms', 15, 5, 9, 5],
    ],
    '21:9': [
      ['map', 0, 0, 16, 10],
      ['incidents', 16, 0, 8, 5],
      ['alarms', 16, 5, 8, 5],
    ],
    '32:9': [
      ['incidents', 0, 0, 6, 10],
      ['map', 6, 0, 12, 10],
      ['alarms', 18, 0, 6, 5],
      ['voids', 18, 5, 6, 5],
    ],
  },
  city: {
    '16:9': [
      ['map', 0, 0, 15, 10, STREET],
      ['incidents', 15, 0, 9, 6],
      ['units', 15, 6, 9, 4],
    ],
    '21:9': [
      ['map', 0, 0, 16, 10, STREET],
      ['incidents', 16, 0, 8, 6],
      ['units', 16, 6, 8, 4],
    ],
    '32:9': [
      ['incidents', 0, 0, 6, 10],
      ['map', 6, 0, 12, 10, STREET],
      ['units', 18, 0, 6, 4],
      ['alarms', 18, 4, 6, 6],
    ],
  },
  incident: {
    '16:9': [
      ['map', 0, 0, 14, 10, STREET],
      ['incidents', 14, 0, 10, 5, { as: 'focus' }],
      ['cameras', 14, 5, 10, 5],
    ],
    '21:9': [
      ['map', 0, 0, 15, 10, STREET],
      ['incidents', 15, 0, 9, 5, { as: 'focus' }],
      ['cameras', 15, 5, 9, 5],
    ],
    '32:9': [
      ['incidents', 0, 0, 6, 10, { as: 'focus' }],
      ['map', 6, 0, 12, 10, STREET],
      ['cameras', 18, 0, 6, 6],
      ['units', 18, 6, 6, 4],
    ],
  },
  coverage: {
    '16:9': [
      ['map', 0, 0, 14, 10, PAINTED],
      ['coverage', 14, 0, 10, 4],
      ['coverage', 14, 4, 10, 6, { as: 'ranking' }],
    ],
    '21:9': [
      ['map', 0, 0, 15, 10, PAINTED],
      ['coverage', 15, 0, 9, 4],
      ['coverage', 15, 4, 9, 6, { as: 'ranking' }],
    ],
    '32:9': [
      ['coverage', 0, 0, 6, 4],
      ['chart', 0, 4, 6, 6, { of: 'coverage_trend' }],
      ['map', 6, 0, 12, 10, PAINTED],
      ['coverage', 18, 0, 6, 10, { as: 'ranking', rows: 10 }],
    ],
  },
  kpi: {
    '16:9': [
      ['figures', 0, 0, 24, 5, { figures: EIGHT }],
      ['chart', 0, 5, 12, 5],
      ['chart', 12, 5, 12, 5, { of: 'coverage_by_unit' }],
    ],
    '21:9': [
      ['figures', 0, 0, 24, 5, { figures: EIGHT }],
      ['chart', 0, 5, 12, 5],
      ['chart', 12, 5, 12, 5, { of: 'coverage_by_unit' }],
    ],
    '32:9': [
      ['figures', 0, 0, 12, 10, { figures: EIGHT }],
      ['chart', 12, 0, 6, 10],
      ['chart', 18, 0, 6, 10, { of: 'coverage_by_unit' }],
    ],
  },
};

/** The line of news leads: it stands in the middle of what is read, figures under it. */
const LED: Readonly<Record<Ratio, Line[]>> = {
  '16:9': [
    ['map', 0, 0, 24, 7],
    ['ticker', 0, 7, 24, 2, { of: ['incidents', 'alarms', 'voids'] }],
    ['figures', 0, 9, 18, 3],
    ['clock', 18, 9, 6, 3],
  ],
  '21:9': [
    ['map', 0, 0, 24, 7],
    ['ticker', 0, 7, 24, 2, { of: ['incidents', 'alarms', 'voids'] }],
    ['figures', 0, 9, 19, 3],
    ['clock', 19, 9, 5, 3],
  ],
  '32:9': [
    ['map', 0, 0, 16, 8],
    ['incidents', 16, 0, 8, 8],
    ['ticker', 0, 8, 24, 2, { of: ['incidents', 'alarms', 'voids'] }],
    ['figures', 0, 10, 19, 2],
    ['clock', 19, 10, 5, 2],
  ],
};

const all = (kind: LayoutKind, lines: Readonly<Record<Ratio, Line[]>>): Layout[] =>
  (Object.keys(lines) as Ratio[]).map((ratio) => ({
    key: kind,
    title: TITLES[kind],
    kind,
    ratio,
    cells: lines[ratio].map(cellOf),
  }));

/** The layouts that come with the product, one for each kind and ratio; the key is the kind. */
export const BUILT_IN_LAYOUTS: readonly Layout[] = [
  ...(Object.keys(ABOVE) as (keyof typeof ABOVE)[]).flatMap((kind) => {
    const whole = (ratio: Ratio): Line[] => [...ABOVE[kind][ratio], ...BENEATH[ratio]];
    return all(kind, { '16:9': whole('16:9'), '21:9': whole('21:9'), '32:9': whole('32:9') });
  }),
  ...all('ticker', LED),
];

/** The built-in layout for a unit of territory of a level: the Republic, a region, or a city and what is smaller. */
export const layoutOfUnit = (unit: { level: number; type: string }): LayoutKind =>
  unit.level === 0 ? 'country' : unit.type === 'region' ? 'region' : 'city';
