import { useMemo, type ReactElement } from 'react';
import { legsOf, lengthOf, surfaceOf } from '../../shared/geometry/geodesic.ts';
import { crossingSides } from '../../shared/geometry/side-crossing.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { bearingText, lengthText, surfaceText } from './amounts.ts';
import type { Drawing } from './drawing.ts';
import { MODES } from './modes.ts';

/** What was measured: every leg and the sum, the area and its perimeter, or range and bearings. */
export function MeasurePanel(props: { drawing: Drawing }): ReactElement | null {
  const { mode, points } = props.drawing;
  const i18n = useI18n();
  const { t, number } = i18n;
  const { isRing } = MODES[mode];
  const legs = useMemo(() => legsOf(points, { isClosed: isRing }), [points, isRing]);
  const crossing = mode === 'surface' && points.length > 3 ? crossingSides(points) : null;
  if (legs.length === 0) return null;
  const [first] = legs;
  return (
    <>
      <dl className="tool-facts" aria-live="polite">
        {mode === 'bearing' && first ? (
          <>
            <dt>{t('map.range')}</dt>
            <dd>{lengthText(i18n, first.lengthM)}</dd>
            <dt>{t('map.bearing')}</dt>
            <dd>{bearingText(i18n, first.bearingDeg)}</dd>
            <dt>{t('map.bearingBack')}</dt>
            <dd>{bearingText(i18n, legsOf(points.toReversed())[0]?.bearingDeg ?? 0)}</dd>
          </>
        ) : null}
        {mode === 'distance' ? (
          <>
            <dt>{t('map.total')}</dt>
            <dd data-testid="total">{lengthText(i18n, lengthOf(legs))}</dd>
          </>
        ) : null}
        {mode === 'surface' && points.length > 2 ? (
          <>
            <dt>{t('map.surface')}</dt>
            <dd>{crossing ? '–' : surfaceText(i18n, surfaceOf(points))}</dd>
            <dt>{t('map.perimeter')}</dt>
            <dd>{lengthText(i18n, lengthOf(legs))}</dd>
          </>
        ) : null}
      </dl>
      {crossing ? (
        <p className="tool-problem" role="alert">
          {t('map.problem.crosses_itself', { first: crossing[0], second: crossing[1] })}
        </p>
      ) : null}
      {mode === 'distance' && legs.length > 1 ? (
        <ol className="tool-legs scroll">
          {legs.map(({ lengthM, bearingDeg }, i) => (
            <li key={i}>
              <span className="muted">{t('map.leg', { n: number(i + 1) })}</span>
              <span>{bearingText(i18n, bearingDeg)}</span>
              <span>{lengthText(i18n, lengthM)}</span>
            </li>
          ))}
        </ol>
      ) : null}
      <p className="muted tool-note">{t('map.geodesic')}</p>
    </>
  );
}
