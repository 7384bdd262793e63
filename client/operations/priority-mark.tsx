import type { ReactElement } from 'react';
import type { Priority } from '../../shared/operations/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { inkOfIncident } from '../symbols/incident.ts';
import { MapSymbol } from '../symbols/map-symbol.tsx';
import { useTheme } from '../ui/use-theme.tsx';

/** The diamond of a priority as the map draws it, with its number. */
export function PriorityMark(props: { priority: Priority }): ReactElement {
  const { priority } = props;
  const { t } = useI18n();
  const look = `p${priority}` as const;
  return (
    <span className="priority" data-priority={priority} style={{ color: inkOfIncident(useTheme(), look) }}>
      <MapSymbol kind="incident" state={look} sizePx={28} />
      <span className="visually-hidden">{t('operations.priority')} </span>
      <span>{priority}</span>
    </span>
  );
}
