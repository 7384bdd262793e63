import { useId, useState, type FormEvent, type ReactElement } from 'react';
import { MESSAGE_KINDS, type MessageKind } from '../../../shared/ingest/json/message.ts';
import { SETTINGS, type SourceInfo } from '../../../shared/ingest/source.ts';
import { DeedFoot } from '../../access/deed-foot.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { FlagField } from '../../ui/flag-field.tsx';
import { useSourceChanges } from './use-sources.ts';

/** What a source of messages may send, as it is being edited. */
export type JsonDraft = { takes: readonly MessageKind[]; codes: string };
export const NEW_JSON: JsonDraft = { takes: ['detector'], codes: '' };

const LINE = /^\s*(.+?)\s*=\s*([a-z][a-z0-9_]*)\s*$/;

/** The settings of a draft, or the first line of its codes that cannot be read. */
export function settingsOf({
  takes,
  codes,
}: JsonDraft): { wrong: string } | { takes: MessageKind[]; categories: Record<string, string> } {
  const categories: [string, string][] = [];
  for (const line of codes.split('\n')) {
    if (line.trim() === '') continue;
    const [, code, category] = LINE.exec(line) ?? [];
    if (code === undefined || category === undefined) return { wrong: line.trim() };
    categories.push([code, category]);
  }
  return { takes: [...takes], categories: Object.fromEntries(categories) };
}

/** The kinds of messages, and the service's codes of categories where it reports. */
export function JsonFields(props: { draft: JsonDraft; onChange: (draft: JsonDraft) => void }): ReactElement {
  const { draft, onChange } = props;
  const { t } = useI18n();
  const id = useId();
  const settings = settingsOf(draft);
  const toggle = (kind: MessageKind, isOn: boolean): void =>
    onChange({
      ...draft,
      takes: MESSAGE_KINDS.filter((one) => (one === kind ? isOn : draft.takes.includes(one))),
    });
  return (
    <>
      <fieldset className="source-takes">
        <legend>{t('sources.takes')}</legend>
        {MESSAGE_KINDS.map((kind) => (
          <FlagField
            key={kind}
            label={t(`sources.takes.${kind}`)}
            value={draft.takes.includes(kind)}
            onChange={(isOn) => toggle(kind, isOn)}
          />
        ))}
      </fieldset>
      {draft.takes.includes('report') ? (
        <div className="access-field">
          <label htmlFor={id}>{t('sources.codes')}</label>
          <textarea
            id={id}
            className="text-input source-text"
            rows={4}
            spellCheck={false}
            value={draft.codes}
            aria-invalid={'wrong' in settings}
            aria-describedby={`${id}-about`}
            onChange={(event) => onChange({ ...draft, codes: event.target.value })}
          />
          <p id={`${id}-about`} className={'wrong' in settings ? 'access-problem' : 'muted'}>
            {'wrong' in settings ? t('sources.codesWrong', { line: settings.wrong }) : t('sources.codesHint')}
          </p>
        </div>
      ) : null}
    </>
  );
}

/** What a source may send, and the way to change it. */
export function JsonSettings({ source }: { source: SourceInfo }): ReactElement {
  const { t } = useI18n();
  const { update } = useSourceChanges();
  const [draft, setDraft] = useState<JsonDraft | null>(null);
  const [reason, setReason] = useState('');
  const kept = SETTINGS.json.safeParse(source.settings).data ?? { takes: [], categories: {} };
  if (draft === null) {
    const codes = Object.entries(kept.categories).map(([code, category]) => `${code} = ${category}`);
    return (
      <div className="source-settings">
        <p>{kept.takes.map((kind) => t(`sources.takes.${kind}`)).join(' · ')}</p>
        <button
          type="button"
          className="icon-button access-all"
          onClick={() => setDraft({ takes: kept.takes, codes: codes.join('\n') })}
        >
          {t('sources.settingsEdit')}
        </button>
      </div>
    );
  }
  const settings = settingsOf(draft);
  const asked = SETTINGS.json.safeParse(settings);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!asked.success) return;
    update.mutate(
      { id: source.id, version: source.version, settings: asked.data, reason },
      { onSuccess: () => setDraft(null) },
    );
  };
  return (
    <form className="access-deed" aria-label={t('sources.settingsEdit')} onSubmit={submit}>
      <JsonFields draft={draft} onChange={setDraft} />
      <DeedFoot
        reason={reason}
        onReason={setReason}
        label={t('sources.save')}
        isReady={asked.success}
        deed={update}
        conflict={t('sources.stranger')}
        onCancel={() => setDraft(null)}
      />
    </form>
  );
}
