/**
 * The measures of the interface. Lengths are CSS lengths, weights those of the fonts that come with the product, durations CSS
 * times; a stylesheet finds `size.body` as `--size-body` (`ui/theme-variables.ts`).
 */
export type Tokens = {
  /** Type, small to large: what is printed on keys · captions · rows · text · what leads · titles · figures. `chart` is for drawings laid out in pixels. */
  size: Record<
    | 'tiny'
    | 'small'
    | 'dense'
    | 'body'
    | 'lead'
    | 'title'
    | 'head'
    | 'figure'
    | 'large'
    | 'display'
    | 'giant'
    | 'chart',
    string
  >;
  weight: Record<'plain' | 'strong', string>;
  /** Heights of lines: a figure or a name that stands alone · two lines of a row · text · text that is read. */
  leading: Record<'tight' | 'snug' | 'text' | 'loose', string>;
  space: Record<'hair' | 'tight' | 'small' | 'medium' | 'large' | 'huge', string>;
  /** Corners: a mark · a control · a panel · something round at both ends. */
  radius: Record<'mark' | 'control' | 'panel' | 'pill', string>;
  /** Widths of lines: between rows and around panels · around what has the focus or is chosen. */
  stroke: Record<'line' | 'frame', string>;
  /** What follows a hand · what comes and goes · one breath of a place that loads · half a blink, at most one blink a second. */
  motion: Record<'quick' | 'calm' | 'breath' | 'blink', string>;
  ease: Record<'out' | 'both', string>;
};

export const DESK_TOKENS: Tokens = {
  size: {
    tiny: '0.6875rem',
    small: '0.75rem',
    dense: '0.8125rem',
    body: '0.875rem',
    lead: '1rem',
    title: '1.125rem',
    head: '1.25rem',
    figure: '1.5rem',
    large: '1.75rem',
    display: '2rem',
    giant: '3rem',
    chart: '12px',
  },
  weight: { plain: '400', strong: '600' },
  leading: { tight: '1.2', snug: '1.3', text: '1.4', loose: '1.6' },
  space: {
    hair: '0.125rem',
    tight: '0.25rem',
    small: '0.5rem',
    medium: '0.75rem',
    large: '1.25rem',
    huge: '2rem',
  },
  radius: { mark: '0.25rem', control: '0.375rem', panel: '0.5rem', pill: '1rem' },
  stroke: { line: '1px', frame: '2px' },
  motion: { quick: '120ms', calm: '240ms', breath: '1400ms', blink: '1000ms' },
  ease: { out: 'cubic-bezier(0.2, 0, 0, 1)', both: 'ease-in-out' },
};

/** Nothing smaller than rows, and lines that survive six metres. */
export const WALL_TOKENS: Tokens = {
  ...DESK_TOKENS,
  size: { ...DESK_TOKENS.size, tiny: '0.875rem', small: '0.875rem', dense: '0.9375rem', body: '1rem' },
  weight: { plain: '400', strong: '600' },
  stroke: { line: '2px', frame: '4px' },
  motion: { ...DESK_TOKENS.motion, quick: '240ms', calm: '600ms' },
};

/** Paper does not move; hair lines save ink and print sharp. */
export const PRINT_TOKENS: Tokens = {
  ...DESK_TOKENS,
  stroke: { line: '0.5pt', frame: '1.5pt' },
  motion: { quick: '0s', calm: '0s', breath: '0s', blink: '0s' },
};
