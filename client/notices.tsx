import { useState, type ReactElement } from 'react';
import { LostLine } from './lost-line.tsx';
import type { MapFailure } from './map/engine.ts';
import { ignoredParameters } from './state/router.ts';
import { Notice } from './ui/state.tsx';
import type { Screen } from './use-screen.ts';

const ignoredAtStart = ignoredParameters();

export type MapTrouble = MapFailure | 'boundaries' | 'cameras' | 'none';

const TROUBLE = {
  webgl: 'map.failed',
  style: 'map.failed.style',
  'lost-context': 'map.failed.lost-context',
  boundaries: 'map.failedBoundaries',
  cameras: 'camera.partly',
} as const satisfies Record<Exclude<MapTrouble, 'none'>, string>;

/** The trouble once cameras are missing or back; a graver one stays. */
export const withCameras = (before: MapTrouble, areMissing: boolean): MapTrouble =>
  before === 'none' || before === 'cameras' ? (areMissing ? 'cameras' : 'none') : before;

/** What is different from what was asked for: a lost line, a bad link, a silent source, a map that does not draw. */
export function Notices(props: {
  screen: Screen;
  mapTrouble: MapTrouble;
  onMapTroubleSeen: () => void;
}): ReactElement {
  const { screen, mapTrouble, onMapTroubleSeen } = props;
  const { view, choice, versusChoice, known, i18n } = screen;
  const { t, name } = i18n;
  const [ignored, setIgnored] = useState(ignoredAtStart);
  const asked = known.find((s) => s.id === view.source);
  return (
    <div className="notices">
      <LostLine />
      {ignored.length > 0 ? (
        <Notice tone="warning" dismiss={{ label: t('action.dismiss'), onClick: () => setIgnored([]) }}>
          {t('error.badParameters', { names: ignored.join(', ') })}
        </Notice>
      ) : null}
      {choice.instead !== 'none' && known.length > 0 ? (
        <Notice tone="warning">
          {choice.instead === 'silent'
            ? t('source.silent', {
                source: asked ? name(asked.title) : view.source,
                measure: t(`measure.${view.measure}`),
              })
            : t('source.unknown', { source: view.source })}
        </Notice>
      ) : null}
      {versusChoice.leftOut !== 'none' && known.length > 0 ? (
        <Notice tone="warning">
          {t(`compare.leftOut.${versusChoice.leftOut}`, {
            source:
              versusChoice.leftOut === 'silent' ? screen.titleOf(view.versus ?? '') : (view.versus ?? ''),
            measure: t(`measure.${view.measure}`),
          })}
        </Notice>
      ) : null}
      {mapTrouble === 'none' ? null : (
        <Notice tone="warning" dismiss={{ label: t('action.dismiss'), onClick: onMapTroubleSeen }}>
          {t(TROUBLE[mapTrouble])}
        </Notice>
      )}
    </div>
  );
}
