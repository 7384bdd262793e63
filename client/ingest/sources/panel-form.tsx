import { useState, type FormEvent, type ReactElement } from 'react';
import { accountSchema, panelKeySchema, type AccountInfo } from '../../../shared/ingest/source.ts';
import { Field } from '../../access/field.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { FlagField } from '../../ui/flag-field.tsx';
import { useSourceChanges } from './use-sources.ts';

const KEY_BYTES = 32;
/** Null is not watched, undefined no number of the range. */
function secondsOf(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const seconds = Number(text.replaceAll(/\s/g, ''));
  return Number.isInteger(seconds) && seconds >= 30 && seconds <= 604_800 ? seconds : undefined;
}

/** Adds a panel or changes the one there is. Its key is seen only while it is entered. */
export function PanelForm(props: {
  sourceId: number;
  panel: AccountInfo | null;
  onDone: () => void;
}): ReactElement {
  const { sourceId, panel, onDone } = props;
  const { t } = useI18n();
  const { putAccount } = useSourceChanges();
  const [account, setAccount] = useState(panel?.account ?? '');
  const [facility, setFacility] = useState(panel?.facility?.externalId ?? '');
  const [key, setKey] = useState('');
  const [isPlain, setPlain] = useState(panel !== null && !panel.encrypted);
  const [seconds, setSeconds] = useState(panel ? String(panel.supervisionS ?? '') : '180');
  const [enabled, setEnabled] = useState(panel?.enabled ?? true);
  const [reason, setReason] = useState('');
  const keeps = panel !== null && panel.encrypted && key.trim() === '' && !isPlain;
  const supervisionS = secondsOf(seconds);
  const problems = {
    account: account !== '' && !accountSchema.safeParse(account).success,
    key: key.trim() !== '' && !panelKeySchema.safeParse(key).success,
    seconds: supervisionS === undefined,
  };
  const isWhole =
    account.trim() !== '' &&
    facility.trim() !== '' &&
    reason.trim().length >= 3 &&
    !Object.values(problems).includes(true);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isWhole || supervisionS === undefined) return;
    const given = isPlain || key.trim() === '' ? null : key;
    putAccount.mutate(
      { sourceId, account, facility, key: keeps ? 'keep' : given, supervisionS, enabled, reason },
      { onSuccess: onDone },
    );
  };
  const makeKey = (): void => {
    const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
    setKey(Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(''));
    setPlain(false);
  };
  const title = panel ? `${t('panels.edit')} #${panel.account}` : t('panels.new');
  return (
    <form className="access-deed" aria-label={title} onSubmit={submit}>
      <h3>{title}</h3>
      {panel ? null : (
        <Field
          label={t('panels.account')}
          value={account}
          onChange={setAccount}
          problem={problems.account ? t('panels.accountHint') : null}
          hint={t('panels.accountHint')}
        />
      )}
      <Field label={t('panels.facility')} value={facility} onChange={setFacility} />
      <Field
        label={t('panels.key')}
        value={key}
        onChange={setKey}
        problem={problems.key ? t('panels.keyHint') : null}
        hint={keeps ? t('panels.keyKept') : t('panels.keyHint')}
      />
      <div className="sign-in-buttons">
        <button type="button" className="icon-button source-inline" onClick={makeKey}>
          {t('panels.keyMake')}
        </button>
        {panel?.encrypted ? (
          <FlagField label={t('panels.keyDrop')} value={isPlain} onChange={setPlain} />
        ) : null}
      </div>
      <Field
        label={t('panels.supervision')}
        kind="code"
        value={seconds}
        onChange={setSeconds}
        problem={problems.seconds ? t('panels.supervisionHint') : null}
        hint={t('panels.supervisionHint')}
      />
      <FlagField label={t('panels.enabled')} value={enabled} onChange={setEnabled} />
      <Field label={t('sources.reason')} value={reason} onChange={setReason} hint={t('people.reasonHint')} />
      <div className="sign-in-buttons">
        <button type="submit" className="plain-button" disabled={!isWhole || putAccount.isPending}>
          {t('sources.save')}
        </button>
        <button type="button" className="icon-button" onClick={onDone}>
          {t('sources.cancel')}
        </button>
      </div>
      {putAccount.error ? (
        <p role="alert" className="access-problem">
          {putAccount.error.data?.code === 'NOT_FOUND'
            ? t('panels.facilityUnknown')
            : errorText(t, putAccount.error)}
        </p>
      ) : null}
    </form>
  );
}
