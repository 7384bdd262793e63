import type { ReactElement } from 'react';
import { PlaceName } from '../../i18n/place-name.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { moveFocus } from '../../ui/move-focus.ts';
import { ageText } from '../age.ts';
import type { VoidRow } from '../answers.ts';
import { VoidSymbol } from './void-symbol.tsx';
import { distanceText, etaText, sinceText } from './void-words.ts';

/** One place out of reach: what it is, since when, in what time somebody should be there and who would be soonest. */
export function VoidRowLine(props: {
  row: VoidRow;
  asOfMs: number;
  isChosen: boolean;
  onChoose: () => void;
}): ReactElement {
  const { row, asOfMs, isChosen, onChoose } = props;
  const i18n = useI18n();
  const { t, number } = i18n;
  const { sinceMs, over, soonest, kind, category } = row;
  return (
    <li>
      <button
        type="button"
        className="void-row"
        aria-current={isChosen ? 'true' : undefined}
        onClick={onChoose}
        onKeyDown={moveFocus}
      >
        <VoidSymbol
          shape={category === 'settlement' ? 'settlement' : 'facility'}
          state={over ? 'over' : sinceMs === null ? 'never' : 'fallen'}
        />
        <strong className="ellipsis">
          <PlaceName name={row.name} />
        </strong>
        <span>
          {sinceMs === null
            ? t('voids.never')
            : t('voids.since', { time: sinceText(i18n, sinceMs, asOfMs), age: ageText(asOfMs - sinceMs) })}
          {over ? <span className="late"> · {t('voids.over')}</span> : null}
        </span>
        <span className="muted">
          {t('voids.target', { minutes: number(row.targetS / 60), kind: t(`voids.kind.${kind}`) })} ·{' '}
          {soonest
            ? t('voids.soonest', {
                callSign: soonest.callSign,
                ...etaText(soonest.eta),
                km: distanceText(i18n, soonest.straightM),
              })
            : t('voids.nobody')}
        </span>
      </button>
    </li>
  );
}
