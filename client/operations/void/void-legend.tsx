import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { MoveSymbol, VoidSymbol } from './void-symbol.tsx';

/** What the symbols of the layer mean. */
export function VoidLegend(): ReactElement {
  const { t } = useI18n();
  return (
    <section className="void-legend">
      <h3>{t('voids.legend')}</h3>
      <ul>
        {(['over', 'fallen', 'never'] as const).map((state) => (
          <li key={state}>
            <VoidSymbol shape="facility" state={state} />
            {t(`voids.legend.${state}`)}
          </li>
        ))}
        {(['move', 'closes', 'opens'] as const).map((mark) => (
          <li key={mark}>
            <MoveSymbol mark={mark} />
            {t(`voids.legend.${mark}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
