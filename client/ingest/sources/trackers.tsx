import { useState, type FormEvent, type ReactElement } from 'react';
import { trackerSourceSchema, type TrackerInfo } from '../../../shared/ingest/source.ts';
import { Field } from '../../access/field.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { Failed } from '../../state/failed.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FlagField } from '../../ui/flag-field.tsx';
import { Skeleton } from '../../ui/state.tsx';
import { useSourceChanges, useTrackers } from './use-sources.ts';

type Open = { what: 'none' } | { what: 'new' } | { what: 'tracker'; id: number };
const KINDS = trackerSourceSchema.options;

/** The trackers of a source, each of a unit. */
export function Trackers({ sourceId }: { sourceId: number }): ReactElement {
  const { t } = useI18n();
  const trackers = useTrackers(sourceId);
  const [open, setOpen] = useState<Open>({ what: 'none' });
  const close = (): void => setOpen({ what: 'none' });
  if (trackers.isLoadingError)
    return (
      <Failed title={t('sources.failed')} error={trackers.error} onRetry={() => void trackers.refetch()} />
    );
  if (!trackers.data) return <Skeleton heightRem={6} />;
  return (
    <>
      <h3>{t('trackers.title')}</h3>
      {trackers.data.length === 0 ? <p className="muted">{t('trackers.none')}</p> : null}
      <ul className="panel-list scroll">
        {trackers.data.map((tracker) => (
          <li key={tracker.id} data-disabled={tracker.enabled ? undefined : ''}>
            {open.what === 'tracker' && open.id === tracker.id ? (
              <TrackerForm sourceId={sourceId} tracker={tracker} onDone={close} />
            ) : (
              <TrackerLine tracker={tracker} onEdit={() => setOpen({ what: 'tracker', id: tracker.id })} />
            )}
          </li>
        ))}
      </ul>
      {open.what === 'new' ? (
        <TrackerForm sourceId={sourceId} tracker={null} onDone={close} />
      ) : (
        <button type="button" className="plain-button source-add" onClick={() => setOpen({ what: 'new' })}>
          {t('trackers.new')}
        </button>
      )}
    </>
  );
}

function TrackerLine({ tracker, onEdit }: { tracker: TrackerInfo; onEdit: () => void }): ReactElement {
  const { t } = useI18n();
  return (
    <div className="panel-line">
      <code>{tracker.externalId}</code>
      <span>{tracker.callSign ?? <em className="access-problem">{t('trackers.unitGone')}</em>}</span>
      <button
        type="button"
        className="icon-button"
        aria-label={`${t('panels.edit')} ${tracker.externalId}`}
        onClick={onEdit}
      >
        {t('panels.edit')}
      </button>
      <span className="muted">
        {[t(`trackers.source.${tracker.source}`), tracker.enabled ? '' : t('sources.off')]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </div>
  );
}

function TrackerForm(props: {
  sourceId: number;
  tracker: TrackerInfo | null;
  onDone: () => void;
}): ReactElement {
  const { sourceId, tracker, onDone } = props;
  const { t } = useI18n();
  const { putTracker } = useSourceChanges();
  const [externalId, setExternalId] = useState(tracker?.externalId ?? '');
  const [callSign, setCallSign] = useState(tracker?.callSign ?? '');
  const [source, setSource] = useState(KINDS.find((kind) => kind === tracker?.source) ?? 'vehicle_tracker');
  const [enabled, setEnabled] = useState(tracker?.enabled ?? true);
  const [reason, setReason] = useState('');
  const isWhole = externalId.trim() !== '' && callSign.trim() !== '' && reason.trim().length >= 3;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isWhole) return;
    putTracker.mutate({ sourceId, externalId, callSign, source, enabled, reason }, { onSuccess: onDone });
  };
  const title = tracker ? `${t('panels.edit')} ${tracker.externalId}` : t('trackers.new');
  return (
    <form className="access-deed" aria-label={title} onSubmit={submit}>
      <h3>{title}</h3>
      {tracker ? null : (
        <Field
          label={t('trackers.id')}
          value={externalId}
          onChange={setExternalId}
          hint={t('trackers.idHint')}
        />
      )}
      <Field label={t('trackers.callSign')} value={callSign} onChange={setCallSign} />
      <Choice
        label={t('trackers.source')}
        value={source}
        options={KINDS.map((value) => ({ value, label: t(`trackers.source.${value}`) }))}
        onChange={setSource}
      />
      <FlagField label={t('panels.enabled')} value={enabled} onChange={setEnabled} />
      <Field label={t('sources.reason')} value={reason} onChange={setReason} hint={t('people.reasonHint')} />
      <div className="sign-in-buttons">
        <button type="submit" className="plain-button" disabled={!isWhole || putTracker.isPending}>
          {t('sources.save')}
        </button>
        <button type="button" className="icon-button" onClick={onDone}>
          {t('sources.cancel')}
        </button>
      </div>
      {putTracker.error ? (
        <p role="alert" className="access-problem">
          {putTracker.error.data?.code === 'NOT_FOUND'
            ? t('trackers.unitUnknown')
            : errorText(t, putTracker.error)}
        </p>
      ) : null}
    </form>
  );
}
