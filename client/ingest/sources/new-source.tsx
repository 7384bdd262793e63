import { useState, type FormEvent, type ReactElement } from 'react';
import type { AdminUnit, Kato } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { lineSchema } from '../../../shared/ingest/source.ts';
import { Field } from '../../access/field.tsx';
import { UnitPicker } from '../../access/people/unit-picker.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useSourceChanges } from './use-sources.ts';

const MOST_PER_MINUTE = 6_000_000;

/** Adds a source; `onDone` is told its number, or null when it was given up. */
export function NewSource(props: {
  tree: UnitTree<AdminUnit>;
  onDone: (id: number | null) => void;
}): ReactElement {
  const { tree, onDone } = props;
  const { t } = useI18n();
  const { create } = useSourceChanges();
  const [name, setName] = useState('');
  const [unit, setUnit] = useState<Kato | null>(null);
  const [line, setLine] = useState('');
  const [perMinuteText, setPerMinute] = useState('600');
  const [reason, setReason] = useState('');
  const perMinute = /^\d{1,7}$/.test(perMinuteText) ? Number(perMinuteText) : 0;
  const isLine = lineSchema.safeParse(line).success;
  const isLimit = perMinute >= 1 && perMinute <= MOST_PER_MINUTE;
  const isWhole = name.trim().length >= 2 && unit !== null && isLine && isLimit && reason.trim().length >= 3;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isWhole) return;
    create.mutate(
      { kind: 'dc09', name, unit, perMinute, settings: { line }, reason },
      { onSuccess: ({ id }) => onDone(id) },
    );
  };
  return (
    <form className="access-card panel" aria-label={t('sources.new')} onSubmit={submit}>
      <h2>{t('sources.new')}</h2>
      <p className="muted">{t('sources.kind.dc09')}</p>
      <Field label={t('sources.name')} value={name} onChange={setName} />
      <UnitPicker label={t('sources.unit')} tree={tree} value={unit} onChange={setUnit} />
      <Field
        label={t('sources.line')}
        value={line}
        onChange={setLine}
        problem={line === '' || isLine ? null : t('sources.lineHint')}
        hint={t('sources.lineHint')}
      />
      <Field
        label={t('sources.perMinute')}
        kind="code"
        value={perMinuteText}
        onChange={setPerMinute}
        problem={isLimit ? null : t('sources.perMinuteHint')}
        hint={t('sources.perMinuteHint')}
      />
      <Field label={t('sources.reason')} value={reason} onChange={setReason} hint={t('people.reasonHint')} />
      <div className="sign-in-buttons">
        <button type="submit" className="plain-button" disabled={!isWhole || create.isPending}>
          {t('people.create')}
        </button>
        <button type="button" className="icon-button" onClick={() => onDone(null)}>
          {t('sources.cancel')}
        </button>
      </div>
      {create.error ? (
        <p role="alert" className="access-problem">
          {create.error.data?.code === 'FORBIDDEN' ? t('people.beyond') : create.error.message}
        </p>
      ) : null}
    </form>
  );
}
