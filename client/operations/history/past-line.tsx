import type { ReactElement } from 'react';
import type { Category } from '../../../shared/operations/playbook.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import type { RelatedHistory } from '../answers.ts';

type Row = Extract<RelatedHistory['near'], { state: 'found' }>['past']['newest'][number];

/** A past incident: its number, which opens its card when it is ours, what, whose, when and how far. */
export function PastLine(props: {
  row: Row;
  category: Category | undefined;
  onOpen: (id: number) => void;
}): ReactElement {
  const { row, category, onOpen } = props;
  const { t, name, number, moment } = useI18n();
  const { incidentId } = row;
  const short = `…${row.number.slice(-6)}`;
  return (
    <li>
      {incidentId === null ? (
        <span>{short}</span>
      ) : (
        <button type="button" className="link-button" onClick={() => onOpen(incidentId)}>
          {short}
        </button>
      )}{' '}
      {category ? name(category.name) : row.category}
      {row.source === 'police' ? '' : ` · ${t(`history.source.${row.source}`)}`}{' '}
      <span className="muted">
        {moment(new Date(row.at).toISOString())}
        {row.distanceM === null ? '' : ` · ${t('operations.metres', { value: number(row.distanceM) })}`}
      </span>
    </li>
  );
}
