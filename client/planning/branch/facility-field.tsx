import { useId, useState, type ReactElement } from 'react';
import type { PlanSpeaker } from '../../../shared/planning/branch/change-text.ts';
import type { PlanPicture } from '../../../shared/planning/branch/picture.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';

const SHOWN = 30;

/** A facility by a part of its name; `first` are positions that stand at the top while nothing is typed. */
export function FacilityField(props: {
  picture: PlanPicture;
  speaker: PlanSpeaker;
  value: number | null;
  isWrong: boolean;
  first?: readonly number[];
  label?: string;
  onChange: (facility: number | null) => void;
}): ReactElement {
  const { picture, speaker, value, isWrong, first = [], onChange } = props;
  const { t, language } = useI18n();
  const { label = t('branch.field.facility') } = props;
  const [typed, setTyped] = useState(() => (value === null ? '' : (speaker.facilityName(value) ?? '')));
  const id = useId();
  const sought = typed.trim().toLocaleLowerCase(language);
  const { id: ids } = picture.facilities;
  const nameOf = (f: number): string => speaker.facilityName(ids[f] ?? 0) ?? `№ ${ids[f] ?? 0}`;
  const found: number[] = [];
  for (const f of sought === '' ? first : ids.keys()) {
    if (found.length >= SHOWN) break;
    if (nameOf(f).toLocaleLowerCase(language).includes(sought)) found.push(f);
  }
  return (
    <div className="plan-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="text-input"
        list={`${id}-list`}
        autoComplete="off"
        value={typed}
        aria-invalid={isWrong}
        onChange={(event) => {
          const text = event.target.value;
          setTyped(text);
          const exact = ids.findIndex((_, f) => nameOf(f) === text);
          onChange(exact < 0 ? null : (ids[exact] ?? null));
        }}
      />
      <datalist id={`${id}-list`}>
        {found.map((f) => (
          <option key={ids[f]}>{nameOf(f)}</option>
        ))}
      </datalist>
    </div>
  );
}
