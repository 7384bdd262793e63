import { z } from 'zod';
import { WALL_PANEL_NAMES, WALL_PANELS, type PanelOptions, type WallPanel } from './panel.ts';

/** The shapes of walls that layouts are made for, width to height. */
export const RATIOS = ['16:9', '21:9', '32:9'] as const;
export const ratioSchema = z.enum(RATIOS);
export type Ratio = z.infer<typeof ratioSchema>;

/** What a layout is for. */
export const LAYOUT_KINDS = ['country', 'region', 'city', 'incident', 'coverage', 'kpi', 'ticker'] as const;
export const layoutKindSchema = z.enum(LAYOUT_KINDS);
export type LayoutKind = z.infer<typeof layoutKindSchema>;

/** Every layout stands on this grid, whatever its ratio. */
export const GRID = { columns: 24, rows: 12 } as const;

/** A place on the grid: column and row of its upper left corner from 0, and how many it covers. */
export type Place = { x: number; y: number; w: number; h: number };

/** A panel with its place and its options. */
export type Cell = {
  [P in WallPanel]: { panel: P; options: PanelOptions<P> } & Place;
}[WallPanel];

const side = (most: number, least = 0) =>
  z.number().int({ error: 'Panels stand on whole columns and rows' }).min(least).max(most);
const place = {
  x: side(GRID.columns - 1),
  y: side(GRID.rows - 1),
  w: side(GRID.columns, 1),
  h: side(GRID.rows, 1),
};

const shapes = WALL_PANEL_NAMES.map((panel) => {
  const options: z.ZodType = WALL_PANELS[panel].options;
  return z.strictObject({ panel: z.literal(panel), ...place, options: options.prefault({}) });
});
const [first, ...others] = shapes;
if (!first) throw new Error('There are no panels');
// The registry makes the union; its type is `Cell`, which zod cannot follow through the registry.
export const cellSchema = z.discriminatedUnion('panel', [first, ...others], {
  error: 'There is no such panel',
}) as unknown as z.ZodType<Cell>;

/** Whether two places share a square of the grid. */
export const overlap = (a: Place, b: Place): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** Whether a place lies on the grid whole. */
export const onGrid = ({ x, y, w, h }: Place): boolean =>
  x >= 0 && y >= 0 && w >= 1 && h >= 1 && x + w <= GRID.columns && y + h <= GRID.rows;

/** What is wrong with the places of some cells: each with the cells concerned, by their index. */
export type CellProblem =
  | { code: 'outside'; index: number }
  | { code: 'small'; index: number; least: { w: number; h: number } }
  | { code: 'overlap'; index: number; with: number };

/** Everything that is wrong with where cells stand; empty when they may stand so. */
export function cellProblems(cells: readonly (Place & { panel: WallPanel })[]): CellProblem[] {
  return cells.flatMap((cell, index): CellProblem[] => {
    const { least } = WALL_PANELS[cell.panel];
    return [
      ...(onGrid(cell) ? [] : [{ code: 'outside' as const, index }]),
      ...(cell.w < least.w || cell.h < least.h ? [{ code: 'small' as const, index, least }] : []),
      ...cells.flatMap((other, at) =>
        at > index && overlap(cell, other) ? [{ code: 'overlap' as const, index, with: at }] : [],
      ),
    ];
  });
}

const inWords = (problem: CellProblem, cells: readonly Cell[]): string => {
  const of = (index: number): string => `Panel ${index + 1} (${cells[index]?.panel ?? '?'})`;
  if (problem.code === 'outside')
    return `${of(problem.index)} reaches beyond the grid of ${GRID.columns} columns and ${GRID.rows} rows`;
  if (problem.code === 'overlap') return `${of(problem.index)} overlaps panel ${problem.with + 1}`;
  return `${of(problem.index)} needs ${problem.least.w} columns and ${problem.least.h} rows at least to be read`;
};

/** Cells that may stand together. */
export const cellsSchema = z
  .array(cellSchema)
  .min(1, { error: 'A layout has one panel at least' })
  .max(12, { error: 'A layout has twelve panels at most: more is not read from afar' })
  .superRefine((cells, context) => {
    for (const problem of cellProblems(cells))
      context.addIssue({ code: 'custom', path: [problem.index], message: inWords(problem, cells) });
  });

/** Names a layout among all that a wall can show: a built-in one by its word, one of a unit's own as `own-12`. */
export const layoutKeySchema = z.string().regex(/^([a-z][a-z-]{1,30}|own-[1-9]\d{0,9})$/, {
  error: 'There is no such layout',
});

/** What somebody composes. */
export const layoutFactsSchema = z.strictObject({
  title: z.strictObject({
    kk: z.string().trim().min(2, { error: 'A name is missing' }).max(60),
    ru: z.string().trim().min(2, { error: 'A name is missing' }).max(60),
    en: z.string().trim().min(2, { error: 'A name is missing' }).max(60),
  }),
  kind: layoutKindSchema,
  ratio: ratioSchema,
  cells: cellsSchema,
});
export type LayoutFacts = z.infer<typeof layoutFactsSchema>;

/** A layout as a wall shows it. Built-in ones have one for each ratio under one key. */
export type Layout = LayoutFacts & { key: string };

/** How far two shapes are apart: the ratio of their ratios. */
const apart = (a: Ratio, b: Ratio): number => Math.abs(Math.log(ratioOf(a) / ratioOf(b)));
/** Width over height. */
export function ratioOf(ratio: Ratio): number {
  const [width = 1, height = 1] = ratio.split(':').map(Number);
  return width / height;
}

/**
 * The layout of a key for a screen: the one made for its ratio, else the one made for the nearest; undefined when there is none
 * under the key. The grid is the same for all, so any layout can be drawn on any screen.
 */
export function layoutFor<L extends Pick<Layout, 'key' | 'ratio'>>(
  layouts: readonly L[],
  key: string,
  ratio: Ratio,
): L | undefined {
  return layouts
    .filter((layout) => layout.key === key)
    .reduce<L | undefined>(
      (best, layout) => (best && apart(best.ratio, ratio) <= apart(layout.ratio, ratio) ? best : layout),
      undefined,
    );
}
