import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { moveFocus } from '../../ui/move-focus.ts';
import type { VoidSummary } from '../answers.ts';
import { lostText, totalOf } from './void-words.ts';

/** Where something was lost, by the units of territory right below, most first; each leads there. */
export function VoidTerritories(props: {
  below: VoidSummary['below'];
  nameOf: (kato: string) => string;
  onOpen: (kato: string) => void;
}): ReactElement | null {
  const { nameOf, onOpen } = props;
  const i18n = useI18n();
  const below = props.below
    .map((one) => ({ ...one, lost: totalOf(one.counts, 'fallen') }))
    .filter(({ lost }) => lost > 0)
    .toSorted((a, b) => b.lost - a.lost);
  if (below.length === 0) return null;
  return (
    <section className="void-territories">
      <h3>{i18n.t('voids.territories')}</h3>
      <ul>
        {below.map(({ kato, counts }) => (
          <li key={kato}>
            <button
              type="button"
              className="void-territory"
              onClick={() => onOpen(kato)}
              onKeyDown={moveFocus}
            >
              <strong className="ellipsis">{nameOf(kato)}</strong>
              <span>{lostText(i18n, counts)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
