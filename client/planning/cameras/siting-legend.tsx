import type { ReactElement } from 'react';
import './siting.css';
import { useI18n } from '../../i18n/use-i18n.tsx';

/** What the map of siting shows beside the plan. */
export function SitingLegend(): ReactElement {
  const { t } = useI18n();
  return (
    <>
      {(['view', 'unseen', 'outline'] as const).map((mark) => (
        <li key={mark}>
          <span className="plan-mark siting-mark" data-mark={mark} aria-hidden />
          {t(`siting.legend.${mark}`)}
        </li>
      ))}
    </>
  );
}
