import { useState, type ReactElement } from 'react';
import type { DetectorInfo } from '../../../shared/ingest/source.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { Skeleton } from '../../ui/state.tsx';
import { DetectorForm } from './detector-form.tsx';
import { useDetectors } from './use-sources.ts';

type Open = { what: 'none' } | { what: 'new' } | { what: 'detector'; id: number };

/** The detectors of a source: those that somebody registered, and those that its messages named. */
export function Detectors({ sourceId }: { sourceId: number }): ReactElement {
  const { t } = useI18n();
  const detectors = useDetectors(sourceId);
  const [open, setOpen] = useState<Open>({ what: 'none' });
  const close = (): void => setOpen({ what: 'none' });
  if (detectors.isLoadingError)
    return (
      <Failed title={t('sources.failed')} error={detectors.error} onRetry={() => void detectors.refetch()} />
    );
  if (!detectors.data) return <Skeleton heightRem={6} />;
  return (
    <>
      <h3>{t('detectors.title')}</h3>
      {detectors.data.length === 0 ? <p className="muted">{t('detectors.none')}</p> : null}
      <ul className="panel-list scroll">
        {detectors.data.map((detector) => (
          <li key={detector.id} data-disabled={detector.enabled ? undefined : ''}>
            {open.what === 'detector' && open.id === detector.id ? (
              <DetectorForm sourceId={sourceId} detector={detector} onDone={close} />
            ) : (
              <DetectorLine
                detector={detector}
                onEdit={() => setOpen({ what: 'detector', id: detector.id })}
              />
            )}
          </li>
        ))}
      </ul>
      {open.what === 'new' ? (
        <DetectorForm sourceId={sourceId} detector={null} onDone={close} />
      ) : (
        <button type="button" className="plain-button source-add" onClick={() => setOpen({ what: 'new' })}>
          {t('detectors.new')}
        </button>
      )}
    </>
  );
}

function DetectorLine({ detector, onEdit }: { detector: DetectorInfo; onEdit: () => void }): ReactElement {
  const { t, name, moment } = useI18n();
  const { facility, camera, place, lastHeardAt } = detector;
  const where = facility
    ? name(facility.name)
    : (camera ?? (place ? `${place.lat.toFixed(5)}, ${place.lon.toFixed(5)}` : null));
  return (
    <div className="panel-line">
      <code>{detector.externalId}</code>
      <span>{where ?? <em className="access-problem">{t('detectors.gone')}</em>}</span>
      <button
        type="button"
        className="icon-button"
        aria-label={`${t('panels.edit')} ${detector.externalId}`}
        onClick={onEdit}
      >
        {t('panels.edit')}
      </button>
      <span className="muted">
        {[
          t(`detectorType.${detector.type}`),
          detector.registered ? '' : t('detectors.unregistered'),
          lastHeardAt === null ? t('panels.neverHeard') : t('panels.heard', { at: moment(lastHeardAt) }),
          detector.enabled ? '' : t('sources.off'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </div>
  );
}
