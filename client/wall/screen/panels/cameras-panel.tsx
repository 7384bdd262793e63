import type { ReactElement } from 'react';
import { useI18n } from '../../../i18n/use-i18n.tsx';
import { FitList } from '../fit-list.tsx';
import { PanelHead, PanelNote } from '../panel.tsx';

/** A camera near the incident: whose, how far, whither, and whether it helps. Never its picture: that has a reason and a name. */
export type ShownCamera = {
  id: number;
  owner: string;
  distance: string;
  /** Null for one that turns. */
  bearingDeg: number | null;
  direction: string;
  state: string;
  works: boolean;
  sees: boolean;
};

const EYE = 'M4 12L20 4V20Z';

/** The cameras nearest to the incident in focus. */
export function CamerasPanel(props: {
  /** Undefined while they are awaited, null when no incident is in focus. */
  cameras: readonly ShownCamera[] | undefined | null;
  failed: boolean;
  most: number;
}): ReactElement {
  const { cameras, failed, most } = props;
  const { t, number } = useI18n();
  return (
    <>
      <PanelHead title={t('onWall.cameras')} {...(cameras ? { count: number(cameras.length) } : {})} />
      {cameras === null ? (
        <PanelNote>{t('onWall.camerasNoFocus')}</PanelNote>
      ) : cameras === undefined ? (
        <PanelNote tone={failed ? 'trouble' : 'quiet'}>
          {t(failed ? 'onWall.failed' : 'app.loading')}
        </PanelNote>
      ) : cameras.length === 0 ? (
        <PanelNote>{t('operations.noCameras')}</PanelNote>
      ) : (
        <FitList
          label={t('onWall.cameras')}
          items={cameras}
          keyOf={({ id }) => id}
          rowRem={2.65}
          most={most}
          how="first"
          foot={({ more }) => t('onWall.more', { n: more })}
        >
          {({ owner, distance, bearingDeg, direction, state, works, sees }) => (
            <div className="wall-incident" data-works={works ? '' : undefined}>
              <svg className="wall-camera" viewBox="0 0 24 24" aria-hidden data-sees={sees ? '' : undefined}>
                {/* The wedge opens whither the camera looks: its drawing looks east. */}
                <path d={EYE} transform={`rotate(${(bearingDeg ?? 90) - 90} 12 12)`} />
              </svg>
              <strong className="ellipsis">{owner}</strong>
              <span className="wall-age">{distance}</span>
              <span className="wall-detail">
                <span className="wall-direction">{direction}</span>
                <span className={works ? 'wall-muted ellipsis' : 'wall-late ellipsis'}>{state}</span>
              </span>
            </div>
          )}
        </FitList>
      )}
    </>
  );
}
