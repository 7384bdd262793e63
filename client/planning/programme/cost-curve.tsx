import { AxisBottom, AxisLeft } from '@visx/axis';
import { scaleLinear } from '@visx/scale';
import { LinePath } from '@visx/shape';
import { useRef, type ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { remPx } from '../../ui/rem.ts';
import { useSize } from '../../ui/use-size.ts';
import type { ProgrammeResult } from './use-programme.ts';
import { moneyText, shareText } from './words.ts';

/** The share that money reaches, the most useful first, and where this programme stands. The tables say it in figures. */
export function CostCurve(props: { result: ProgrammeResult }): ReactElement | null {
  const { curve, outcome } = props.result;
  const i18n = useI18n();
  const { t, number, percent } = i18n;
  const boxRef = useRef<HTMLDivElement>(null);
  const { widthPx } = useSize(boxRef);
  const rem = remPx();
  const height = 12 * rem;
  const edge = { left: 3.2 * rem, right: 1 * rem, top: 0.8 * rem, bottom: 1.6 * rem };
  const { before, after, tenge } = outcome.all;
  const last = curve.at(-1);
  const isDrawn = last !== undefined && last.tenge > 0 && before.denominator > 0;
  const shareAt = (closed: number): number => (before.numerator + closed) / Math.max(1, before.denominator);
  const x = scaleLinear({
    domain: [0, Math.max(last?.tenge ?? 1, tenge)],
    range: [edge.left, Math.max(edge.left + 1, widthPx - edge.right)],
  });
  const lowest = Math.floor(shareAt(0) * 10) / 10;
  const y = scaleLinear({ domain: [lowest, 1], range: [height - edge.bottom, edge.top] });
  const reached = after.denominator === 0 ? 0 : after.numerator / after.denominator;
  const label = { fill: 'var(--text-muted)', fontSize: 0.75 * rem, fontFamily: 'inherit' };
  return isDrawn ? (
    <figure className="programme-curve">
      <figcaption>
        {t('programme.curve')}, {t('programme.curve.axis')}
      </figcaption>
      <div ref={boxRef}>
        <svg height={height} width={widthPx} aria-hidden>
          <AxisLeft
            left={edge.left}
            scale={y}
            numTicks={5}
            stroke="var(--line)"
            tickStroke="var(--line)"
            tickFormat={(value) => percent(Number(value))}
            tickLabelProps={{ ...label, textAnchor: 'end', dx: -0.25 * rem, dy: 0.25 * rem }}
          />
          <AxisBottom
            top={height - edge.bottom}
            scale={x}
            numTicks={5}
            stroke="var(--line)"
            tickStroke="var(--line)"
            tickFormat={(value) => number(Number(value) / 1e6)}
            tickLabelProps={{ ...label, textAnchor: 'middle' }}
          />
          <LinePath
            data={[...curve]}
            x={(point) => x(point.tenge)}
            y={(point) => y(shareAt(point.closed))}
            stroke="var(--accent)"
            strokeWidth={2}
          />
          <line
            className="programme-curve-here"
            x1={x(tenge)}
            x2={x(tenge)}
            y1={height - edge.bottom}
            y2={y(Math.max(lowest, reached))}
          />
          <circle cx={x(tenge)} cy={y(Math.max(lowest, reached))} r={0.35 * rem} fill="var(--focus)" />
        </svg>
      </div>
      <p className="plan-note">
        ● {t('programme.curve.here', { share: shareText(i18n, after), tenge: moneyText(i18n, tenge) })}{' '}
        <span className="muted">{t('programme.curve.hint')}</span>
      </p>
    </figure>
  ) : null;
}
