/**
 * A mixed-integer linear programme in the arrays the solver takes: columns are decisions, rows are rules, the matrix is
 * in compressed rows. Nothing is named, so nothing has to be written out as text and read again.
 */
export type MilpProblem = {
  sense: 'minimize' | 'maximize';
  /** Per column: its coefficient in the objective, its bounds (±Infinity for none), 1 when it takes whole numbers only. */
  cost: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
  integer: Int32Array;
  /** Per row: `rowLower ≤ Σ coefficient · column ≤ rowUpper`; ±Infinity where a side is open. */
  rowLower: Float64Array;
  rowUpper: Float64Array;
  /** Row r has the entries `starts[r]` up to `starts[r + 1]` of `columns` and `coefficients`. */
  starts: Int32Array;
  columns: Int32Array;
  coefficients: Float64Array;
};

type Column = { cost?: number; lower?: number; upper?: number; integer?: boolean };
type Term = readonly [column: number, coefficient: number];

/** Collects a programme column by column and row by row. */
export type ProblemBuilder = {
  /** A decision; by default a number ≥ 0 that costs nothing. @returns its column. */
  column(options?: Column): number;
  /** A yes-or-no decision. @returns its column. */
  binary(cost?: number): number;
  /** A rule. A column may stand in it once. */
  row(terms: Iterable<Term>, relation: '<=' | '>=' | '=', value: number): void;
  build(): MilpProblem;
};

/** @returns an empty programme to be filled. */
export function problemBuilder(sense: MilpProblem['sense']): ProblemBuilder {
  const cost: number[] = [];
  const lower: number[] = [];
  const upper: number[] = [];
  const integer: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  const starts: number[] = [0];
  const columns: number[] = [];
  const coefficients: number[] = [];
  const column = (options: Column = {}): number => {
    cost.push(options.cost ?? 0);
    lower.push(options.lower ?? 0);
    upper.push(options.upper ?? Infinity);
    return integer.push(options.integer ? 1 : 0) - 1;
  };
  return {
    column,
    binary: (value = 0) => column({ cost: value, upper: 1, integer: true }),
    row: (terms, relation, value) => {
      for (const [at, coefficient] of terms) {
        columns.push(at);
        coefficients.push(coefficient);
      }
      starts.push(columns.length);
      rowLower.push(relation === '<=' ? -Infinity : value);
      rowUpper.push(relation === '>=' ? Infinity : value);
    },
    build: () => ({
      sense,
      cost: Float64Array.from(cost),
      lower: Float64Array.from(lower),
      upper: Float64Array.from(upper),
      integer: Int32Array.from(integer),
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
      starts: Int32Array.from(starts),
      columns: Int32Array.from(columns),
      coefficients: Float64Array.from(coefficients),
    }),
  };
}
