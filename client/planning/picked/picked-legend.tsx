import type { ReactElement } from 'react';
import './picked.css';
import type { PickedFor } from './picking.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';

/** The mark of places that were chosen by hand. */
export function PickedLegend(props: { of: PickedFor }): ReactElement {
  const { t } = useI18n();
  return (
    <li>
      <span className="plan-mark picked-mark" aria-hidden />
      {t(props.of === 'posts' ? 'sites.legend.chosen' : 'siting.legend.pole')}
    </li>
  );
}
