import { keyFor } from '../../command/print-key.ts';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import {
  callerRelationSchema,
  incidentSourceSchema,
  PRIORITIES,
  type Incident,
  type Priority,
} from '../../../shared/operations/schema.ts';
import type { Category } from '../../../shared/operations/playbook.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Notice } from '../../ui/state.tsx';
import { newKey } from '../../ui/new-key.ts';
import { PickList } from '../pick-list.tsx';
import { PlaceList } from './place-list.tsx';
import { troubleOf, useCommand } from '../use-command.ts';
import { TroubleText } from '../trouble-text.tsx';
import { useFormKeys } from '../use-form-keys.ts';
import { AddressFields, hasParts, NO_PARTS, type AddressParts } from './address-fields.tsx';
import { filledBy } from './filled-by.ts';
import { findCategories } from './find-categories.ts';
import { SimilarReports, useSimilar } from './similar-reports.tsx';
import { usePlace, type KatoAt, type PickedPoint } from './use-place.ts';

const SHOWN = 6;
type Source = Incident['source'];
type Caller = NonNullable<Incident['caller']>;
/** A crew's call for help opens its incident by itself. */
const SOURCES = incidentSourceSchema.exclude(['sos']).options;
const RELATIONS = callerRelationSchema.options;

/** A new report: what, where, from whom, in whose words. All of it goes by the keyboard; a point may come from the map. */
export function ReportForm(props: {
  centre: string;
  unit: string;
  /** The server's clock, milliseconds: that of a desk may be wrong, and when it rang is measured. */
  clock: () => number;
  categories: readonly Category[];
  picked: PickedPoint | null;
  katoAt: KatoAt;
  onDone: (id: number) => void;
  onCancel: () => void;
}): ReactElement {
  const { centre, unit, clock, categories, picked, katoAt, onDone, onCancel } = props;
  const { t, name } = useI18n();
  const [openedAt] = useState(clock);
  // The key belongs to the report and not to the attempt: sent again after a cut line, it opens one incident.
  const [key, setKey] = useState(newKey);
  const [categoryText, setCategoryText] = useState('');
  const [category, setCategory] = useState<Category | null>(null);
  const [priority, setPriority] = useState<Priority | null>(null);
  const [source, setSource] = useState<Source>('call_102');
  const [parts, setParts] = useState<AddressParts>(NO_PARTS);
  const [caller, setCaller] = useState<Caller>({ name: '', phone: '', relation: 'unknown' });
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const categoryRef = useRef<HTMLInputElement>(null);
  const placeRef = useRef<HTMLInputElement>(null);
  const callerRef = useRef<HTMLInputElement>(null);
  const where = usePlace(unit, picked, { write: (place) => name(place.name), katoAt, parts });
  const create = useCommand();
  // Whoever opened it types at once.
  useEffect(() => categoryRef.current?.focus(), []);
  const { place } = where;

  const chooseCategory = (id: string): void => {
    const found = categories.find((one) => one.id === id);
    if (!found) return;
    setCategory(found);
    setCategoryText(name(found.name));
    placeRef.current?.focus();
  };
  const address = { ...parts, text: note.slice(0, 2000) };
  const similar = useSimilar({
    category: category?.id ?? '',
    facilityId: place?.facilityId ?? null,
    place: place && { lon: place.lon, lat: place.lat },
    phone: caller.phone,
    text: Object.values(address).join(' ').slice(0, 3000),
  });
  /** @param repeats the incident that it joins instead of opening a new one. */
  const submit = (repeats?: number): void => {
    setTried(true);
    if (!category || !place || place.kato === null) return;
    const { kato, facilityId, label, ...point } = place;
    const isCaller = caller.name !== '' || caller.phone !== '';
    create.mutate(
      {
        type: 'incident.create',
        key,
        centre,
        source,
        startedAt: openedAt,
        answeredAt: openedAt,
        facts: {
          category: category.id,
          priority: priority ?? category.priority,
          caller: isCaller ? caller : null,
          // A place that was found by its name, and of which nothing else was told, is called so.
          address: hasParts(parts) ? address : { ...address, commonName: label.slice(0, 200) },
          place: point,
          kato,
          facilityId,
          sensitive: category.wall !== 'normal',
        },
        ...(repeats === undefined ? {} : { repeats }),
      },
      {
        onSuccess: ({ incidentId }) => onDone(repeats ?? incidentId),
        onError: (error) => {
          // It was corrected after an attempt that may have arrived; the person was told, and may send it as another.
          if (error.data?.refusal?.code === 'already_sent') setKey(newKey());
        },
      },
    );
  };
  const [likeliest] = similar.found;
  const form = useFormKeys({
    onEscape: onCancel,
    onSend: () => submit(),
    onFirst: () => {
      if (likeliest) submit(likeliest.id);
    },
  });
  const placeProblem = where.isOutside
    ? t('operations.placeOutside')
    : isTried && !place
      ? t('operations.placeMissing')
      : null;
  return (
    <form
      ref={form}
      className="report-form scroll"
      aria-label={t('operations.new')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{t('operations.new')}</h2>
      <Choice
        label={t('operations.source')}
        value={source}
        options={SOURCES.map((value) => ({ value, label: t(`operations.source.${value}`) }))}
        onChange={setSource}
      />
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
        inputRef={categoryRef}
      />
      <Segmented
        label={t('operations.priority')}
        value={String(priority ?? category?.priority ?? 2)}
        options={PRIORITIES.map((value) => ({ value: String(value), label: String(value) }))}
        onChange={(next) => setPriority(PRIORITIES.find((one) => String(one) === next) ?? null)}
      />
      <PlaceList
        label={t('operations.place')}
        where={where}
        onPick={(hit) => {
          where.choose(hit);
          setParts((told) => filledBy(told, hit.place, name));
          callerRef.current?.focus();
        }}
        chosen={place ? `✓ ${place.label}` : null}
        problem={placeProblem}
        inputRef={placeRef}
      />
      <AddressFields parts={parts} onChange={setParts} />
      <SimilarReports
        {...similar}
        categories={categories}
        busy={create.isPending}
        onAdd={(incidentId) => submit(incidentId)}
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
      <Choice
        label={t('operations.relation')}
        value={caller.relation}
        options={RELATIONS.map((value) => ({ value, label: t(`operations.relation.${value}`) }))}
        onChange={(relation) => setCaller({ ...caller, relation })}
      />
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
        <ActionButton label={t('operations.cancel')} shortcut={keyFor('screen.back')} onClick={onCancel} />
      </div>
    </form>
  );
}
