import type { Action } from '../../../shared/access/action.ts';
import type { ImportKind } from '../../../shared/register/import/run.ts';
import type { Access } from '../../access/access.ts';

/** What else an importer of a kind must be allowed: what the rows become is somebody's to write. */
const ALSO_NEEDED: Readonly<Partial<Record<ImportKind, Action>>> = {
  incidents: 'operations.write',
  units: 'units.write',
  inspections: 'register.edit',
};

/** Paths of the units in which somebody may import; null is all, none nothing. */
export type ImportTerritory = readonly string[] | null;

const isIn = (path: string, tops: readonly string[]): boolean =>
  tops.some((top) => path === top || path.startsWith(`${top}/`));

/** Where somebody may import a kind, in no unit where they may not also write what the rows become. */
export function importTerritory(access: Pick<Access, 'scope'>, kind: ImportKind): ImportTerritory {
  const imports = access.scope('register.import');
  const also = access.scope(ALSO_NEEDED[kind] ?? 'register.import');
  if (imports.all) return also.all ? null : also.paths;
  if (also.all) return imports.paths;
  const deeper = [
    ...imports.paths.filter((path) => isIn(path, also.paths)),
    ...also.paths.filter((path) => isIn(path, imports.paths)),
  ];
  return [...new Set(deeper)];
}
