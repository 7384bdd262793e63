import { useRef, useState, type ReactElement } from 'react';
import { NO_ADDRESS, PRIORITIES, type Priority } from '../../../shared/operations/schema.ts';
import type { Category } from '../../../shared/operations/playbook.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Notice } from '../../ui/state.tsx';
import { newKey } from '../new-key.ts';
import { PickList } from '../pick-list.tsx';
import { troubleOf, useCommand } from '../use-command.ts';
import { TroubleText } from '../trouble-text.tsx';
import { useFormKeys } from '../use-form-keys.ts';
import { findCategories } from './find-categories.ts';
import { usePlace, type KatoAt, type PickedPoint } from './use-place.ts';

const SHOWN = 6;

/** A new report: what, where, from whom, in whose words. All of it goes by the keyboard; a point may come from the map. */
export function ReportForm(props: {
  centre: string;
  unit: string;
  categories: readonly Category[];
  picked: PickedPoint | null;
  katoAt: KatoAt;
  onDone: (id: number) => void;
  onCancel: () => void;
}): ReactElement {
  const { centre, unit, categories, picked, katoAt, onDone, onCancel } = props;
  const { t, name } = useI18n();
  const [openedAt] = useState(() => Date.now());
  // The key belongs to the report and not to the attempt: sent again after a cut line, it opens one incident.
  const [key] = useState(newKey);
  const [categoryText, setCategoryText] = useState('');
  const [category, setCategory] = useState<Category | null>(null);
  const [priority, setPriority] = useState<Priority | null>(null);
  const [caller, setCaller] = useState({ name: '', phone: '' });
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const placeRef = useRef<HTMLInputElement>(null);
  const callerRef = useRef<HTMLInputElement>(null);
  const where = usePlace(unit, picked, { write: (place) => name(place.name), katoAt });
  const create = useCommand();
  const { place } = where;

  const chooseCategory = (id: string): void => {
    const found = categories.find((one) => one.id === id);
    if (!found) return;
    setCategory(found);
    setCategoryText(name(found.name));
    placeRef.current?.focus();
  };
  const submit = (): void => {
    setTried(true);
    if (!category || !place || place.kato === null) return;
    const { kato, facilityId, label, ...point } = place;
    const isCaller = caller.name !== '' || caller.phone !== '';
    create.mutate(
      {
        type: 'incident.create',
        key,
        centre,
        source: 'call_102',
        startedAt: openedAt,
        answeredAt: openedAt,
        facts: {
          category: category.id,
          priority: priority ?? category.priority,
          caller: isCaller ? { ...caller, relation: 'unknown' } : null,
          address: { ...NO_ADDRESS, commonName: label.slice(0, 200), text: note.slice(0, 2000) },
          place: point,
          kato,
          facilityId,
          sensitive: category.wall !== 'normal',
        },
      },
      { onSuccess: ({ incidentId }) => onDone(incidentId) },
    );
  };
  useFormKeys({ onEscape: onCancel, onSend: submit });
  const placeProblem = where.isOutside
    ? t('operations.placeOutside')
    : where.failed
      ? t('operations.placeFailed')
      : where.isSilent
        ? t('operations.placeUnknown')
        : isTried && !place
          ? t('operations.placeMissing')
          : null;
  return (
    <form
      className="report-form scroll"
      aria-label={t('operations.new')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{t('operations.new')}</h2>
      <PickList
        label={t('operations.category')}
        hint={t('operations.categoryHint')}
        text={categoryText}
        onText={(text) => {
          setCategoryText(text);
          setCategory(null);
        }}
        picks={
          category
            ? []
            : findCategories(categories, categoryText)
                .slice(0, SHOWN)
                .map((one) => ({ key: one.id, label: name(one.name), note: `P${one.priority}` }))
        }
        onPick={chooseCategory}
        chosen={category ? `✓ ${name(category.name)}` : null}
        problem={isTried && !category ? t('operations.categoryMissing') : null}
        inputRef={(input) => {
          if (input && document.activeElement === document.body) input.focus();
        }}
      />
      <Segmented
        label={t('operations.priority')}
        value={String(priority ?? category?.priority ?? 2)}
        options={PRIORITIES.map((value) => ({ value: String(value), label: String(value) }))}
        onChange={(next) => setPriority(PRIORITIES.find((one) => String(one) === next) ?? null)}
      />
      <PickList
        label={t('operations.place')}
        hint={t('operations.placeHint')}
        text={where.text}
        onText={where.setText}
        picks={where.hits.slice(0, SHOWN).map((hit) => ({
          key: `${hit.place.kind}:${hit.place.id}`,
          label: name(hit.place.name),
          note: hit.place.settlement
            ? name(hit.place.settlement)
            : t(`operations.placeKind.${hit.place.kind}`),
        }))}
        onPick={(picked_) => {
          const hit = where.hits.find(({ place: { kind, id } }) => `${kind}:${id}` === picked_);
          if (!hit) return;
          where.choose(hit);
          callerRef.current?.focus();
        }}
        chosen={place ? `✓ ${place.label}` : null}
        problem={placeProblem}
        inputRef={placeRef}
      />
      <label className="ops-field">
        {t('operations.caller')}
        <input
          ref={callerRef}
          value={caller.name}
          maxLength={200}
          onChange={(event) => setCaller({ ...caller, name: event.target.value })}
        />
      </label>
      <label className="ops-field">
        {t('operations.phone')}
        <input
          value={caller.phone}
          inputMode="tel"
          maxLength={32}
          onChange={(event) => setCaller({ ...caller, phone: event.target.value })}
        />
      </label>
      <label className="ops-field">
        {t('operations.words')}
        <textarea rows={3} value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
      </label>
      {create.isError ? (
        <Notice tone="danger">
          <TroubleText trouble={troubleOf(create.error)} />
        </Notice>
      ) : null}
      <div className="ops-actions">
        <button type="submit" className="plain-button" disabled={create.isPending}>
          {t('operations.openIncident')} <kbd className="key">Ctrl ↵</kbd>
        </button>
        <ActionButton label={t('operations.cancel')} shortcut="Esc" onClick={onCancel} />
      </div>
    </form>
  );
}
