import type { CoverageCell } from '../../shared/coverage/schema.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import type { Measure } from '../../shared/register/schema.ts';

/** A figure of the screen whose origin somebody asks for. */
export type Figure = { kato: Kato; measure: Measure; source: string; cell: CoverageCell };

/** Shows where a figure comes from, beside the element that was pressed. */
export type Explain = (figure: Figure, anchor: Element) => void;
