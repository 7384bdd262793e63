import { FlaskConical, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { keyFor } from '../../command/print-key.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { CameraProfile } from '../../../shared/register/camera-profile.ts';
import type { Camera } from '../../../shared/register/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import { Skeleton } from '../../ui/state.tsx';
import { NotThere } from '../not-there.tsx';
import { CameraSymbol } from './camera-symbol.tsx';
import { lookOf } from './camera-words.ts';
import { useCamera } from './use-cameras.ts';
import { wedgeRangeM } from './wedges.ts';
import '../facility-card.css';
import './camera-card.css';

type CardProps = {
  id: number;
  pathOf: (kato: Kato) => string;
  onFacility: (id: number) => void;
  onClose: () => void;
};

/** The card of one camera: whose it is, where it stands and looks, and what its technical class is held against. */
export function CameraCard(props: CardProps): ReactElement {
  const { id, pathOf, onFacility, onClose } = props;
  const { t, name } = useI18n();
  const { data, error, refetch } = useCamera(id);
  const camera = data?.camera.id === id ? data.camera : null;
  return (
    <article className="card" aria-label={t('camera.card')} aria-busy={!camera && error === null}>
      <div className="card-head">
        <span>{camera ? <CameraSymbol look={lookOf(camera)} sizePx={36} /> : null}</span>
        <div>
          {camera ? (
            <>
              <h1>{t(`camera.owner.${camera.owner}`)}</h1>
              <p className="muted">{pathOf(camera.kato)}</p>
              {camera.facilityId !== null && camera.facilityName ? (
                <FacilityLink
                  name={name(camera.facilityName)}
                  onOpen={() => onFacility(camera.facilityId ?? 0)}
                />
              ) : null}
              {camera.demonstration ? (
                <Hint className="badge" text={t('camera.demonstrationHint')}>
                  <FlaskConical aria-hidden />
                  {t('card.demonstration')}
                </Hint>
              ) : null}
            </>
          ) : error ? null : (
            <Skeleton heightRem={2.5} />
          )}
        </div>
        <IconButton label={t('action.close')} onClick={onClose} shortcut={keyFor('screen.back')}>
          <X aria-hidden />
        </IconButton>
      </div>
      <div className="card-body scroll">
        {data && camera ? (
          <>
            <Facts camera={camera} />
            <Technique camera={camera} profile={data.profile} />
          </>
        ) : error ? (
          <NotThere
            error={error}
            missing={t('camera.missing', { id: String(id) })}
            onRetry={() => void refetch()}
            onBack={onClose}
          />
        ) : (
          <Skeleton heightRem={14} />
        )}
      </div>
    </article>
  );
}

function FacilityLink(props: { name: string; onOpen: () => void }): ReactElement {
  return (
    <button type="button" className="camera-facility" onClick={props.onOpen}>
      {props.name}
    </button>
  );
}

function Facts(props: { camera: Camera }): ReactElement {
  const { camera } = props;
  const { t, number } = useI18n();
  const { azimuthDeg, fovDeg } = camera;
  return (
    <dl className="card-facts">
      <dt>{t('camera.facet.state')}</dt>
      <dd>{t(camera.working ? 'camera.state.working' : 'camera.state.broken')}</dd>
      <dt>{t('camera.facet.link')}</dt>
      <dd>{t(camera.linked ? 'camera.link.linked' : 'camera.link.unlinked')}</dd>
      <dt>{t('camera.facet.traffic')}</dt>
      <dd>{t(camera.traffic ? 'camera.traffic.traffic' : 'camera.traffic.other')}</dd>
      <dt>{t('camera.azimuth')}</dt>
      <dd>{azimuthDeg === null ? t('camera.dome') : `${azimuthDeg}°`}</dd>
      {fovDeg === null ? null : (
        <>
          <dt>{t('camera.fov')}</dt>
          <dd>
            {fovDeg}°{' '}
            <span className="muted">
              {t('camera.range', { metres: number(Math.round(wedgeRangeM(fovDeg))) })}
            </span>
          </dd>
        </>
      )}
      <dt>{t('camera.place')}</dt>
      <dd>
        {camera.lon.toFixed(5)}, {camera.lat.toFixed(5)}
      </dd>
      <dt>{t('card.externalId')}</dt>
      <dd>{camera.externalId}</dd>
    </dl>
  );
}

/** The class and the profile it is held against, with where the profile's numbers come from. */
function Technique(props: { camera: Camera; profile: CameraProfile }): ReactElement {
  const { camera, profile } = props;
  const { t, name } = useI18n();
  const demands = [
    `${profile.minWidthPx} × ${profile.minHeightPx}`,
    t('camera.profile.frames', { n: profile.minFramesPerSecond }),
    profile.codecs.join(' / '),
    t('camera.profile.retention', { n: profile.minRetentionDays }),
    profile.infrared ? t('camera.profile.infrared') : null,
    profile.wideDynamicRange ? t('camera.profile.wideDynamicRange') : null,
    profile.onvifProfiles.length > 0 ? `ONVIF ${profile.onvifProfiles.join(' / ')}` : null,
    profile.timeSync ? t('camera.profile.timeSync') : null,
    profile.tamperAlarm ? t('camera.profile.tamperAlarm') : null,
  ];
  return (
    <>
      <h2>{t('camera.facet.class')}</h2>
      <div className="camera-technique">
        <strong>{t(`camera.class.${camera.technicalClass}`)}</strong>
        <ul>{demands.map((demand) => (demand === null ? null : <li key={demand}>{demand}</li>))}</ul>
        <p className="muted">{t('camera.profile.citation', { act: name(profile.citation) })}</p>
        {profile.official ? null : <p className="camera-unofficial">{t('camera.profile.unofficial')}</p>}
      </div>
    </>
  );
}
