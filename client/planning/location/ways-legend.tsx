import type { ReactElement } from 'react';
import './ways.css';
import { useWays } from './use-ways.ts';
import { countWays, WAY_LOOKS } from './way-columns.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';

/** What the lines of an answer mean, and how many there are of each. */
export function WaysLegend(): ReactElement | null {
  const { t, number } = useI18n();
  const { isOn, ways } = useWays();
  if (!isOn || !ways) return null;
  const counts = countWays(ways);
  return (
    <>
      {WAY_LOOKS.filter((look) => counts[look] > 0).map((look) => (
        <li key={look}>
          <span className="plan-mark way-mark" data-look={look} aria-hidden />
          {t(`ways.${look}`, { count: number(counts[look]) })}
        </li>
      ))}
    </>
  );
}
