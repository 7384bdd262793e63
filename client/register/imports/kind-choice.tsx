import {
  Cctv,
  ClipboardCheck,
  History,
  House,
  ListTree,
  School,
  Siren,
  Spline,
  UsersRound,
  type LucideIcon,
} from 'lucide-react';
import type { ReactElement } from 'react';
import { IMPORT_KINDS, type ImportKind } from '../../../shared/register/import/run.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';

const ICONS: Readonly<Record<ImportKind, LucideIcon>> = {
  facilities: School,
  cameras: Cctv,
  boundaries: Spline,
  hierarchy: ListTree,
  settlements: House,
  populations: UsersRound,
  incidents: History,
  units: Siren,
  inspections: ClipboardCheck,
};

/** What is in the file: one of some kinds, each with a sentence of what it is. */
export function KindChoice(props: { kind: ImportKind; onChange: (kind: ImportKind) => void }): ReactElement {
  const { t } = useI18n();
  return (
    <fieldset className="kinds">
      <legend>{t('imports.kindTitle')}</legend>
      {IMPORT_KINDS.map((kind) => {
        const Icon = ICONS[kind];
        return (
          <label key={kind} className="kind">
            <input
              type="radio"
              name="import-kind"
              value={kind}
              checked={kind === props.kind}
              onChange={() => props.onChange(kind)}
            />
            <Icon aria-hidden />
            <span>
              <strong>{t(`imports.kind.${kind}`)}</strong>
              <span className="muted">{t(`imports.kindHint.${kind}`)}</span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
