import { useState, type FormEvent, type ReactElement } from 'react';
import type { AdminUnit } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { SOURCE_KINDS, SOURCE_OUTCOMES, type SourceInfo } from '../../../shared/ingest/source.ts';
import { Field } from '../../access/field.tsx';
import { ownName } from '../../i18n/own-name.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { Detectors } from './detectors.tsx';
import { JsonSettings } from './json-settings.tsx';
import { Panels } from './panels.tsx';
import { SecretCard } from './secret-card.tsx';
import { SetAsideList } from './set-aside-list.tsx';
import { Trackers } from './trackers.tsx';
import { useSourceChanges } from './use-sources.ts';

/** One source: what it sent, its panels, what was not taken, and the switch. */
export function SourceCard(props: { source: SourceInfo; tree: UnitTree<AdminUnit> }): ReactElement {
  const { source, tree } = props;
  const { t, name, number, moment } = useI18n();
  const unit = tree.units[tree.indexOf.get(source.unit) ?? -1];
  const { line, topic } = source.settings;
  const { secret, has, made } = SOURCE_KINDS[source.kind];
  return (
    <section className="access-card panel source-card" aria-label={ownName(t, source.name)}>
      <h2>{ownName(t, source.name)}</h2>
      <p className="muted">
        {[
          t(`sources.kind.${source.kind}`),
          unit ? name(unit.name) : source.unit,
          typeof line === 'string' ? `L${line}` : '',
          typeof topic === 'string' ? topic : '',
          t(source.enabled ? 'sources.on' : 'sources.off'),
          source.lastHeardAt === null ? t('sources.neverHeard') : moment(source.lastHeardAt),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <dl className="source-counts">
        {SOURCE_OUTCOMES.map((outcome) => (
          <div key={outcome}>
            <dt>{t(`sources.${outcome}`)}</dt>
            <dd>{number(source.counts[outcome])}</dd>
          </div>
        ))}
      </dl>
      {made === 'person' ? <Switch source={source} /> : null}
      {source.kind === 'json' ? <JsonSettings source={source} /> : null}
      {secret === 'source' ? <SecretCard source={source} /> : null}
      {has === 'panels' ? <Panels sourceId={source.id} /> : null}
      {has === 'trackers' ? <Trackers sourceId={source.id} /> : null}
      {has === 'detectors' ? <Detectors sourceId={source.id} /> : null}
      <h3>{t('sources.setAside')}</h3>
      <SetAsideList id={source.id} />
    </section>
  );
}

/** Switches a source off or on, with a reason. */
function Switch({ source }: { source: SourceInfo }): ReactElement {
  const { t } = useI18n();
  const { update } = useSourceChanges();
  const [reason, setReason] = useState<string | null>(null);
  const label = t(source.enabled ? 'sources.switchOff' : 'sources.switchOn');
  if (reason === null)
    return (
      <button type="button" className="icon-button access-all" onClick={() => setReason('')}>
        {label}
      </button>
    );
  const isWhole = reason.trim().length >= 3;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isWhole) return;
    const { id, version, enabled } = source;
    update.mutate({ id, version, enabled: !enabled, reason }, { onSuccess: () => setReason(null) });
  };
  return (
    <form className="access-deed" aria-label={label} onSubmit={submit}>
      <Field label={t('sources.reason')} value={reason} onChange={setReason} hint={t('people.reasonHint')} />
      <div className="sign-in-buttons">
        <button type="submit" className="plain-button" disabled={!isWhole || update.isPending}>
          {label}
        </button>
        <button type="button" className="icon-button" onClick={() => setReason(null)}>
          {t('sources.cancel')}
        </button>
      </div>
      {update.error ? (
        <p role="alert" className="access-problem">
          {update.error.data?.code === 'CONFLICT' ? t('sources.stranger') : errorText(t, update.error)}
        </p>
      ) : null}
    </form>
  );
}
