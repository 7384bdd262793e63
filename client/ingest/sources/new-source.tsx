import { useState, type FormEvent, type ReactElement } from 'react';
import type { AdminUnit, Kato } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import {
  createSourceSchema,
  lineSchema,
  SETTINGS,
  type CreateSource,
} from '../../../shared/ingest/source.ts';
import { Field } from '../../access/field.tsx';
import { UnitPicker } from '../../access/people/unit-picker.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { Choice } from '../../ui/choice.tsx';
import { JsonFields, NEW_JSON, settingsOf } from './json-settings.tsx';
import { ShownOnce } from './shown-once.tsx';
import { useSourceChanges } from './use-sources.ts';

const KINDS = createSourceSchema.options.map(({ shape }) => shape.kind.value);
type Kind = CreateSource['kind'];
const FORMATS = SETTINGS.mqtt.shape.format.options;
const SPEED_UNITS = SETTINGS.mqtt.shape.speedUnit.options;

/** Adds a source; `onDone` is told its number, or null when it was given up. */
export function NewSource(props: {
  tree: UnitTree<AdminUnit>;
  onDone: (id: number | null) => void;
}): ReactElement {
  const { tree, onDone } = props;
  const { t } = useI18n();
  const { create } = useSourceChanges();
  const [kind, setKind] = useState<Kind>('dc09');
  const [name, setName] = useState('');
  const [unit, setUnit] = useState<Kato | null>(null);
  const [line, setLine] = useState('');
  const [topic, setTopic] = useState('owntracks/+/{id}');
  const [format, setFormat] = useState<(typeof FORMATS)[number]>('owntracks');
  const [speedUnit, setSpeedUnit] = useState<(typeof SPEED_UNITS)[number]>('ms');
  const [json, setJson] = useState(NEW_JSON);
  const [perMinute, setPerMinute] = useState('600');
  const [reason, setReason] = useState('');
  if (create.data && create.data.secret !== null)
    return (
      <ShownOnce title={t('sources.new')} secret={create.data.secret} onKept={() => onDone(create.data.id)} />
    );

  const settings = {
    dc09: { line },
    nmea: {},
    cot: {},
    mqtt: { topic, format, speedUnit },
    json: settingsOf(json),
  }[kind];
  const asked = createSourceSchema.safeParse({
    kind,
    name,
    unit,
    perMinute: Number(perMinute),
    settings,
    reason,
  });
  const isLine = line === '' || lineSchema.safeParse(line).success;
  const isTopic = SETTINGS.mqtt.shape.topic.safeParse(topic).success;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!asked.success) return;
    create.mutate(asked.data, { onSuccess: ({ id, secret }) => (secret === null ? onDone(id) : undefined) });
  };
  return (
    <form className="access-card panel" aria-label={t('sources.new')} onSubmit={submit}>
      <h2>{t('sources.new')}</h2>
      <Choice
        label={t('sources.kind')}
        value={kind}
        options={KINDS.map((value) => ({ value, label: t(`sources.kind.${value}`) }))}
        onChange={setKind}
      />
      <Field label={t('sources.name')} value={name} onChange={setName} />
      <UnitPicker label={t('sources.unit')} tree={tree} value={unit} onChange={setUnit} />
      {kind === 'dc09' ? (
        <Field
          label={t('sources.line')}
          value={line}
          onChange={setLine}
          problem={isLine ? null : t('sources.lineHint')}
          hint={t('sources.lineHint')}
        />
      ) : null}
      {kind === 'json' ? <JsonFields draft={json} onChange={setJson} /> : null}
      {kind === 'mqtt' ? (
        <>
          <Field
            label={t('sources.topic')}
            value={topic}
            onChange={setTopic}
            problem={isTopic ? null : t('sources.topicHint')}
            hint={t('sources.topicHint')}
          />
          <Choice
            label={t('sources.format')}
            value={format}
            options={FORMATS.map((value) => ({ value, label: t(`sources.format.${value}`) }))}
            onChange={setFormat}
          />
          {format === 'flat' ? (
            <Choice
              label={t('sources.speedUnit')}
              value={speedUnit}
              options={SPEED_UNITS.map((value) => ({ value, label: t(`sources.speedUnit.${value}`) }))}
              onChange={setSpeedUnit}
            />
          ) : null}
        </>
      ) : null}
      <Field
        label={t('sources.perMinute')}
        kind="code"
        value={perMinute}
        onChange={setPerMinute}
        hint={t('sources.perMinuteHint')}
      />
      <Field label={t('sources.reason')} value={reason} onChange={setReason} hint={t('people.reasonHint')} />
      <div className="sign-in-buttons">
        <button type="submit" className="plain-button" disabled={!asked.success || create.isPending}>
          {t('people.create')}
        </button>
        <button type="button" className="icon-button" onClick={() => onDone(null)}>
          {t('sources.cancel')}
        </button>
      </div>
      {create.error ? (
        <p role="alert" className="access-problem">
          {create.error.data?.code === 'FORBIDDEN' ? t('people.beyond') : errorText(t, create.error)}
        </p>
      ) : null}
    </form>
  );
}
