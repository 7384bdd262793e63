import { Crosshair, Trash2 } from 'lucide-react';
import { useId, useMemo, useState, type ReactElement } from 'react';
import { areaText, problemOf, RADIUS_M, type AreaProblem } from '../../shared/geometry/area.ts';
import type { LonLat } from '../../shared/geometry/geodesic.ts';
import { writePlace, type Notation } from '../../shared/geometry/notation.ts';
import { surfaceOfArea } from '../../shared/geometry/outline.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { IconButton } from '../ui/button.tsx';
import { lengthText, surfaceText } from './amounts.ts';
import { begin, type Drawing } from './drawing.ts';
import { MeasurePanel } from './measure-panel.tsx';
import { areaOfDrawing, finish, MODES, movePlace, place, removePlace, takeBack } from './modes.ts';
import { putTool, redraw } from './tools-state.ts';

/** A figure in hand: what it measures, its places, and – of an area – what may be done with it. */
export function DrawPanel(props: {
  drawing: Drawing;
  middle: LonLat | null;
  notation: Notation;
  /** The area is shown, and what lies in it. */
  onSelect: (area: string) => void;
}): ReactElement {
  const { drawing, middle, notation, onSelect } = props;
  const { mode, points, isDone } = drawing;
  const { t } = useI18n();
  const { least, areaOf } = MODES[mode];
  const hint = points.length === 0 ? 'map.hint.begin' : isDone ? 'map.hint.done' : 'map.hint.more';
  return (
    <>
      <p className="muted tool-note">{t(hint)}</p>
      {areaOf === null ? <MeasurePanel drawing={drawing} /> : null}
      {mode === 'buffer' ? <RadiusField key={mode} drawing={drawing} /> : null}
      <div className="tool-actions">
        {isDone ? (
          <ActionButton label={t('map.again')} onClick={() => putTool(begin(mode))} />
        ) : (
          <ActionButton
            label={t('map.setMiddle')}
            disabled={middle === null}
            onClick={() => middle && redraw((one) => place(one, middle))}
          />
        )}
        <ActionButton
          label={t('map.takeBack')}
          disabled={points.length === 0}
          onClick={() => redraw(takeBack)}
        />
        {!isDone && MODES[mode].full === null && areaOf === null ? (
          <ActionButton
            label={t('map.finish')}
            disabled={points.length < least}
            onClick={() => redraw(finish)}
          />
        ) : null}
      </div>
      {areaOf && points.length >= least ? <AreaPart drawing={drawing} onSelect={onSelect} /> : null}
      {points.length > 0 ? (
        <details className="tool-places">
          <summary>{t('map.places')}</summary>
          <ol className="scroll">
            {points.map((at, i) => (
              <li key={i}>
                <span className="ellipsis">{writePlace(at, notation)}</span>
                <IconButton
                  label={t('map.moveHere', { n: i + 1 })}
                  onClick={() => middle && redraw((one) => movePlace(one, i, middle))}
                >
                  <Crosshair aria-hidden />
                </IconButton>
                <IconButton
                  label={t('map.removePlace', { n: i + 1 })}
                  onClick={() => redraw((one) => removePlace(one, i))}
                >
                  <Trash2 aria-hidden />
                </IconButton>
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </>
  );
}

function AreaPart(props: { drawing: Drawing; onSelect: (area: string) => void }): ReactElement | null {
  const { drawing, onSelect } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const area = useMemo(() => areaOfDrawing(drawing), [drawing]);
  const problem = useMemo(() => area && problemOf(area), [area]);
  const surface = useMemo(() => (area && !problem ? surfaceOfArea(area) : null), [area, problem]);
  if (!area) return null;
  return (
    <>
      {problem ? <Problem problem={problem} /> : null}
      {surface === null ? null : (
        <dl className="tool-facts" aria-live="polite">
          <dt>{t('map.surface')}</dt>
          <dd>{surfaceText(i18n, surface)}</dd>
          {area.radiusM > 0 ? (
            <>
              <dt>{t('map.range')}</dt>
              <dd>{lengthText(i18n, area.radiusM)}</dd>
            </>
          ) : null}
        </dl>
      )}
      <ActionButton
        label={t('map.select')}
        strong
        disabled={problem !== null}
        onClick={() => onSelect(areaText(area))}
      />
    </>
  );
}

/** What is wrong with an area, in words. */
function Problem(props: { problem: AreaProblem }): ReactElement {
  const { problem } = props;
  const { t, number } = useI18n();
  const values = {
    most: number('most' in problem ? problem.most : RADIUS_M.most),
    least: number(RADIUS_M.least),
    first: 'sides' in problem ? problem.sides[0] : 0,
    second: 'sides' in problem ? problem.sides[1] : 0,
  };
  return (
    <p className="tool-problem" role="alert">
      {t(`map.problem.${problem.code}`, values)}
    </p>
  );
}

function RadiusField(props: { drawing: Drawing }): ReactElement {
  const { radiusM } = props.drawing;
  const { t, number } = useI18n();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed !== null && Number(typed) === radiusM ? typed : String(Math.round(radiusM));
  return (
    <div className="text-field">
      <label htmlFor={id}>{t('map.radius')}</label>
      <input
        id={id}
        className="text-input"
        inputMode="numeric"
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          const digits = target.value.replaceAll(/\D/g, '').slice(0, 6);
          setTyped(digits);
          redraw((one) => ({ ...one, radiusM: Number(digits) }));
        }}
      />
      <p id={`${id}-hint`} className="muted tool-note">
        {t('map.radiusHint', { least: number(RADIUS_M.least), most: number(RADIUS_M.most) })}
      </p>
    </div>
  );
}
