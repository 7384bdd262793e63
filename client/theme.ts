/** Every colour of the interface and the map. A missing colour is a type error. */
export type Theme = {
  name: 'night' | 'day';
  /** Page and panels. */
  surface: string;
  surfaceRaised: string;
  surfaceSunken: string;
  line: string;
  text: string;
  textMuted: string;
  accent: string;
  accentText: string;
  focus: string;
  danger: string;
  warning: string;
  good: string;
  /** Base map. */
  map: {
    sea: string;
    water: string;
    river: string;
    neighbour: string;
    country: string;
    border: string;
    borderMinor: string;
    label: string;
    labelMuted: string;
    labelHalo: string;
    waterLabel: string;
    hover: string;
    selected: string;
  };
  /** Sequential choropleth, low share to high share: five steps, safe for colour-blind people. */
  share: readonly [string, string, string, string, string];
  /** A unit without any evidence: never the colour of zero. */
  noData: string;
  /** State of a requirement; always beside a shape or a word, never colour alone. */
  gap: { gap: string; closed: string; unknown: string; not_required: string };
};

const SHARE: Theme['share'] = ['#7f2704', '#d95f0e', '#f5c767', '#7fb8d4', '#2166ac'];

export const night: Theme = {
  name: 'night',
  surface: '#10161d',
  surfaceRaised: '#18212b',
  surfaceSunken: '#0b1015',
  line: '#2c3a48',
  text: '#e6edf3',
  textMuted: '#9fb0c0',
  accent: '#58a6ff',
  accentText: '#06121f',
  focus: '#ffd24d',
  danger: '#ff7b6b',
  warning: '#f0b429',
  good: '#4fbf8b',
  map: {
    sea: '#0a1420',
    water: '#12293d',
    river: '#1b3a55',
    neighbour: '#141b22',
    country: '#1c2630',
    border: '#8aa0b5',
    borderMinor: '#4a5c6d',
    label: '#f2f6fa',
    labelMuted: '#aebccb',
    labelHalo: '#0b1015',
    waterLabel: '#6fa3cf',
    hover: '#ffffff',
    selected: '#ffd24d',
  },
  share: SHARE,
  noData: '#3a444e',
  gap: { gap: '#ff8a5c', closed: '#5aa9e6', unknown: '#b9a5e0', not_required: '#8795a3' },
};

export const day: Theme = {
  name: 'day',
  surface: '#f6f8fa',
  surfaceRaised: '#ffffff',
  surfaceSunken: '#e9edf1',
  line: '#c9d3dc',
  text: '#14202b',
  textMuted: '#4d5e6e',
  accent: '#0b5cad',
  accentText: '#ffffff',
  focus: '#8a5a00',
  danger: '#b3261e',
  warning: '#8a5a00',
  good: '#14734a',
  map: {
    sea: '#cfdfec',
    water: '#bcd3e6',
    river: '#9dbfdb',
    neighbour: '#e8e8e4',
    country: '#f7f6f2',
    border: '#4f6070',
    borderMinor: '#9aa8b5',
    label: '#1b2731',
    labelMuted: '#55646f',
    labelHalo: '#ffffff',
    waterLabel: '#3b6f9e',
    hover: '#000000',
    selected: '#8a3b00',
  },
  share: SHARE,
  noData: '#c4cbd1',
  gap: { gap: '#b8420f', closed: '#1f6fb2', unknown: '#6a4fa8', not_required: '#6b7883' },
};

export const THEMES: Record<Theme['name'], Theme> = { night, day };
