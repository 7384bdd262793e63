import type { BoundaryLevel } from './boundary-properties.ts';
import type { Kato } from './schema.ts';
import type { Said } from './territory-words.ts';

/**
 * What an import of boundaries found. `matched` … `missing` are for information; `contradiction` … `unknown` stop the
 * import unless the good is accepted.
 */
export const FINDING_KINDS = [
  'matched',
  'spelling',
  'renamed',
  'wrong-code',
  'mended',
  'missing',
  'contradiction',
  'disputed',
  'overlap',
  'refused',
  'unknown',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** One line of the report; `code` and `params` say it in the reader's language, and are left out where all is well. */
export type BoundaryFinding = Partial<Pick<Said, 'code' | 'params'>> & {
  kind: FindingKind;
  level: BoundaryLevel | null;
  /** Number of the feature in the file from 1; null when the file has none, as for a missing unit. */
  feature: number | null;
  /** What the file says of itself. */
  fileCode: string;
  fileName: string;
  /** The unit of territory it is about, with its name in Russian, the classifier's own language. */
  kato: Kato | null;
  unit: string;
  by: 'code' | 'name' | null;
  message: string;
};

/** Findings that stop an import of all or nothing. */
export const isBlocking = ({ kind }: Pick<BoundaryFinding, 'kind'>): boolean =>
  FINDING_KINDS.indexOf(kind) >= FINDING_KINDS.indexOf('contradiction');
