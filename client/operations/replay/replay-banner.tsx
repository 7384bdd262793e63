import { useState, type ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { WhenField } from '../../ui/when-input.tsx';
import { localTime, momentAt } from '../local-time.ts';

type Period = { fromMs: number; toMs: number };

/** The band that says that this is not the live picture; the period, the link, the way back. */
export function ReplayBanner(props: {
  period: Period;
  onPeriod: (period: Period) => void;
  onLive: () => void;
}): ReactElement {
  const { period, onPeriod, onLive } = props;
  const { t } = useI18n();
  const [copied, setCopied] = useState<'none' | 'done' | 'failed'>('none');
  const field = (key: keyof Period, label: string): ReactElement => (
    <WhenField
      className="ops-field"
      label={label}
      kind="moment"
      value={localTime(period[key]).slice(0, 16)}
      onChange={(moment) => {
        if (moment !== '') onPeriod({ ...period, [key]: momentAt(`${moment}:00`) });
      }}
    />
  );
  return (
    <section className="replay-banner" aria-label={t('replay.screen')}>
      <strong>{t('replay.banner')}</strong>
      <span className="operate-gap" />
      {field('fromMs', t('replay.from'))}
      {field('toMs', t('replay.to'))}
      <ActionButton
        label={t(
          copied === 'done' ? 'replay.linkCopied' : copied === 'failed' ? 'replay.linkFailed' : 'replay.link',
        )}
        onClick={() => {
          // Only on an encrypted page, or on this machine, does a browser let a page copy.
          Promise.resolve()
            .then(() => navigator.clipboard.writeText(location.href))
            .then(
              () => setCopied('done'),
              () => setCopied('failed'),
            );
        }}
      />
      <ActionButton strong label={t('replay.toLive')} onClick={onLive} />
    </section>
  );
}
