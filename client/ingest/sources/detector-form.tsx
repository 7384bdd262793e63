import { useState, type FormEvent, type ReactElement } from 'react';
import { DETECTOR_TYPE_NAMES, type DetectorType } from '../../../shared/operations/detector-type.ts';
import { putDetectorSchema, type DetectorInfo } from '../../../shared/ingest/source.ts';
import { DeedFoot } from '../../access/deed-foot.tsx';
import { Field } from '../../access/field.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FlagField } from '../../ui/flag-field.tsx';
import { useSourceChanges } from './use-sources.ts';

const WHERE = ['facility', 'camera', 'place'] as const;
type Where = (typeof WHERE)[number];

/** Latitude, longitude as people write them; null when they are none. */
function placeIn(text: string): { lon: number; lat: number } | null {
  const [lat, lon, ...more] = text
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map(Number);
  const isPlace = lat !== undefined && lon !== undefined && more.length === 0;
  return isPlace && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lon, lat } : null;
}

const whereOf = (detector: DetectorInfo | null): { by: Where; text: string } => {
  if (detector?.camera) return { by: 'camera', text: detector.camera };
  if (detector?.place) return { by: 'place', text: `${detector.place.lat}, ${detector.place.lon}` };
  return { by: 'facility', text: detector?.facility?.externalId ?? '' };
};

/** Registers a detector or changes the one there is. */
export function DetectorForm(props: {
  sourceId: number;
  detector: DetectorInfo | null;
  onDone: () => void;
}): ReactElement {
  const { sourceId, detector, onDone } = props;
  const { t } = useI18n();
  const { putDetector } = useSourceChanges();
  const [externalId, setExternalId] = useState(detector?.externalId ?? '');
  const [type, setType] = useState<DetectorType>(detector?.type ?? 'smoke');
  const [where, setWhere] = useState(whereOf(detector));
  const [enabled, setEnabled] = useState(detector?.enabled ?? true);
  const [reason, setReason] = useState('');
  const place = placeIn(where.text);
  const asked = putDetectorSchema.safeParse({
    sourceId,
    externalId,
    type,
    where: where.by === 'place' ? { by: 'place', ...place } : { by: where.by, number: where.text },
    enabled,
    reason,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (asked.success) putDetector.mutate(asked.data, { onSuccess: onDone });
  };
  const title = detector ? `${t('panels.edit')} ${detector.externalId}` : t('detectors.new');
  const isUnknown = putDetector.error?.data?.code === 'NOT_FOUND';
  const isNoPlace = where.by === 'place' && where.text !== '' && place === null;
  return (
    <form className="access-deed" aria-label={title} onSubmit={submit}>
      <h3>{title}</h3>
      {detector ? null : <Field label={t('detectors.id')} value={externalId} onChange={setExternalId} />}
      <Choice
        label={t('detectors.type')}
        value={type}
        options={DETECTOR_TYPE_NAMES.map((value) => ({ value, label: t(`detectorType.${value}`) }))}
        onChange={setType}
      />
      <Choice
        label={t('detectors.where')}
        value={where.by}
        options={WHERE.map((value) => ({ value, label: t(`detectors.where.${value}`) }))}
        onChange={(by) => setWhere({ by, text: '' })}
      />
      <Field
        label={t(`detectors.${where.by}`)}
        value={where.text}
        onChange={(text) => setWhere({ ...where, text })}
        problem={isNoPlace ? t('detectors.placeHint') : isUnknown ? t('detectors.unknown') : null}
        hint={where.by === 'place' ? t('detectors.placeHint') : undefined}
      />
      <FlagField label={t('panels.enabled')} value={enabled} onChange={setEnabled} />
      <DeedFoot
        reason={reason}
        onReason={setReason}
        label={t('sources.save')}
        isReady={asked.success || reason.trim() === ''}
        deed={isUnknown ? { isPending: false, error: null } : putDetector}
        onCancel={onDone}
      />
    </form>
  );
}
