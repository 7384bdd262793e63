import { useState, type FormEvent, type ReactElement } from 'react';
import type { SourceInfo } from '../../../shared/ingest/source.ts';
import { DeedFoot } from '../../access/deed-foot.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ShownOnce } from './shown-once.tsx';
import { useSourceChanges } from './use-sources.ts';

/** How long the old secret may go on, hours. */
const OVERLAPS = ['24', '168', '1', '0'] as const;

/** The secret of a source: a new one beside the old, and the end of the old one. */
export function SecretCard({ source }: { source: SourceInfo }): ReactElement {
  const { t, moment } = useI18n();
  const { rotate, endOld } = useSourceChanges();
  const [open, setOpen] = useState<'none' | 'new' | 'end'>('none');
  const [overlap, setOverlap] = useState<(typeof OVERLAPS)[number]>('24');
  const [reason, setReason] = useState('');
  const close = (): void => {
    setOpen('none');
    setReason('');
    rotate.reset();
    endOld.reset();
  };
  const { id, oldSecretUntil } = source;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (open === 'new') rotate.mutate({ id, overlapH: Number(overlap), reason });
    else endOld.mutate({ id, reason }, { onSuccess: close });
  };
  const foot = { reason, onReason: setReason, isReady: true, onCancel: close };
  return (
    <>
      <h3>{t('secret.title')}</h3>
      <p className={oldSecretUntil === null ? 'muted' : undefined}>
        {oldSecretUntil === null ? t('secret.one') : t('secret.oldUntil', { until: moment(oldSecretUntil) })}
      </p>
      {rotate.data ? <ShownOnce title={t('secret.new')} secret={rotate.data.secret} onKept={close} /> : null}
      {open === 'none' ? (
        <div className="sign-in-buttons">
          <button type="button" className="icon-button access-all" onClick={() => setOpen('new')}>
            {t('secret.new')}
          </button>
          {oldSecretUntil === null ? null : (
            <button type="button" className="icon-button access-all" onClick={() => setOpen('end')}>
              {t('secret.endOld')}
            </button>
          )}
        </div>
      ) : null}
      {open === 'new' && !rotate.data ? (
        <form className="access-deed" aria-label={t('secret.new')} onSubmit={submit}>
          <p className="muted">{t('secret.about')}</p>
          <Choice
            label={t('secret.overlap')}
            value={overlap}
            options={OVERLAPS.map((value) => ({ value, label: t(`secret.overlap.${value}`) }))}
            onChange={setOverlap}
          />
          <DeedFoot {...foot} label={t('secret.new')} deed={rotate} />
        </form>
      ) : null}
      {open === 'end' ? (
        <form className="access-deed" aria-label={t('secret.endOld')} onSubmit={submit}>
          <DeedFoot {...foot} label={t('secret.endOld')} deed={endOld} />
        </form>
      ) : null}
    </>
  );
}
