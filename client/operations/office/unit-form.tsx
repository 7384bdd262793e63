import { useState, type FormEvent, type ReactElement } from 'react';
import {
  EQUIPMENT,
  POLICE_UNIT_TYPES,
  type Equipment,
  type PoliceUnit,
} from '../../../shared/operations/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FlagField } from '../../ui/flag-field.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { isUnreachable } from '../../state/connection.ts';
import { newKey } from '../../ui/new-key.ts';
import { useFormKeys } from '../use-form-keys.ts';
import { DutyFields } from './duty-fields.tsx';
import { fieldText } from './field-text.ts';
import { OfficeTrouble, type OfficeError } from './office-trouble.tsx';
import { PostField, type Lent } from './post-field.tsx';
import { TextField } from './text-field.tsx';
import { draftOfUnit, emptyUnit, factsOfDraft, patchOf, type UnitField } from './unit-draft.ts';
import { useLookAgain, useNewestVersion, useOffice } from './use-office.ts';

const REASON = 3;
const NONE: ReadonlySet<UnitField> = new Set();

/** Makes a unit, or changes one: everything that an administrator says of it, with a reason. */
export function UnitForm(props: {
  /** Null for a new one. */
  unit: PoliceUnit | null;
  /** Territory in which places are looked for. */
  within: string;
  lent: Lent;
  onDone: (id: number | null) => void;
}): ReactElement {
  const { within, lent, onDone } = props;
  const { t } = useI18n();
  // What was changed is told by what the form began with, not by what somebody else puts meanwhile.
  const [unit] = useState(props.unit);
  const [nowMs] = useState(() => Date.now());
  // The key belongs to the form and not to the attempt: sent again after a cut line, it acts once.
  const [key, setKey] = useState(newKey);
  const [seen, setSeen] = useState(unit?.version ?? 0);
  const [draft, setDraft] = useState(() => (unit ? draftOfUnit(unit, nowMs) : emptyUnit(nowMs)));
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const { create, office } = useOffice();
  const newest = useNewestVersion();
  const again = useLookAgain({
    ask: () => newest(unit?.id ?? 0),
    onNewest: (version) => {
      setSeen(version);
      office.reset();
    },
  });
  const read = factsOfDraft(draft);
  const wrong = isTried && 'wrong' in read ? read.wrong : NONE;
  const isReason = reason.trim().length >= REASON;
  const patch = unit && 'facts' in read ? patchOf(unit, read.facts) : null;
  const isSame = patch !== null && Object.keys(patch).length === 0;
  const isPending = again.isPending || (unit ? office : create).isPending;

  const send = (): void => {
    setTried(true);
    if (!('facts' in read) || !isReason || isPending || isSame) return;
    // Of one that nobody answered it is not known whether it was saved; refused, another attempt is another command.
    const onError = (error: OfficeError): void => {
      if (!isUnreachable(error) && error.data?.code !== 'TIMEOUT') setKey(newKey());
    };
    if (unit && patch)
      office.mutate(
        { type: 'edit', key, unitId: unit.id, expectedVersion: seen, patch, reason },
        { onError, onSuccess: ({ unitId }) => onDone(unitId) },
      );
    else
      create.mutate(
        { key, facts: read.facts, reason },
        { onError, onSuccess: ({ unitId }) => onDone(unitId) },
      );
  };
  const form = useFormKeys({ onSend: send });
  const toggle = (piece: Equipment, isOn: boolean): void =>
    setDraft({
      ...draft,
      equipment: EQUIPMENT.filter((one) => (one === piece ? isOn : draft.equipment.includes(one))),
    });
  const title = unit ? t('office.editUnit', { callSign: unit.callSign }) : t('office.newUnit');
  return (
    <form
      ref={form}
      className="office-card panel"
      aria-label={title}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send();
      }}
    >
      <h2>{title}</h2>
      <div className="office-columns">
        <div className="office-column">
          <TextField
            label={t('office.callSign')}
            value={draft.callSign}
            onChange={(callSign) => setDraft({ ...draft, callSign })}
            problem={wrong.has('callSign') ? t('office.callSignWrong') : null}
          />
          <Choice
            label={t('office.type')}
            value={draft.type}
            options={POLICE_UNIT_TYPES.map((value) => ({ value, label: t(`operations.unitType.${value}`) }))}
            onChange={(type) => setDraft({ ...draft, type })}
          />
          <PostField
            unit={within}
            post={draft.post}
            onChange={(post) => setDraft({ ...draft, post })}
            problem={
              wrong.has('post')
                ? t('office.postMissing')
                : wrong.has('kato')
                  ? t('office.territoryMissing')
                  : null
            }
            lent={lent}
          />
        </div>
        <div className="office-column">
          <TextField
            label={t('office.crew')}
            rows={3}
            value={draft.crew}
            onChange={(crew) => setDraft({ ...draft, crew })}
            hint={t('office.crewHint')}
            problem={wrong.has('crew') ? t('office.crewWrong') : null}
          />
          <TextField
            label={t('office.crewSize')}
            value={draft.crewSize}
            onChange={(crewSize) => setDraft({ ...draft, crewSize })}
            hint={t('office.crewSizeHint')}
            problem={wrong.has('crewSize') ? t('office.crewSizeWrong') : null}
          />
          <DutyFields draft={draft.duty} onChange={(duty) => setDraft({ ...draft, duty })} nowMs={nowMs} />
          <fieldset className="office-group">
            <legend>{t('office.equipment')}</legend>
            <div className="office-flags">
              {EQUIPMENT.map((piece) => (
                <FlagField
                  key={piece}
                  label={t(`office.equipment.${piece}`)}
                  value={draft.equipment.includes(piece)}
                  onChange={(isOn) => toggle(piece, isOn)}
                />
              ))}
            </div>
          </fieldset>
        </div>
      </div>
      <TextField
        label={t('office.reason')}
        value={reason}
        onChange={setReason}
        hint={t('office.reasonHint')}
        problem={isTried && !isReason ? t('office.reasonMissing') : null}
      />
      <OfficeTrouble
        error={unit ? office.error : create.error}
        fieldText={(field) => fieldText(t, field)}
        {...(unit ? { onLookAgain: () => again.mutate() } : {})}
      />
      <OfficeTrouble error={again.error} />
      {isTried && isSame ? <p className="ops-problem">{t('office.nothingChanged')}</p> : null}
      <div className="ops-actions">
        <button type="submit" className="plain-button" disabled={isPending}>
          {t(unit ? 'office.save' : 'office.create')} <kbd className="key">Ctrl ↵</kbd>
        </button>
        <ActionButton label={t('operations.cancel')} onClick={() => onDone(unit?.id ?? null)} />
      </div>
    </form>
  );
}
