import { useState, type ReactElement } from 'react';
import { WANTED_GROUNDS, type WantedGround } from '../../../shared/ingest/wanted.ts';
import type { AdminUnit, Kato } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { DayField } from '../../access/day-field.tsx';
import { UnitPicker } from '../../access/people/unit-picker.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import { dayAhead, endOfDay } from './day.ts';

/** Days that a vehicle is looked for unless somebody says otherwise. */
const USUAL_DAYS = 30;

/** What one vehicle and a list of them have in common. */
export function useWantedDraft() {
  const [unit, setUnit] = useState<Kato | null>(null);
  const [ground, setGround] = useState<WantedGround>('stolen');
  const [day, setDay] = useState(() => dayAhead(Date.now(), USUAL_DAYS));
  return { unit, setUnit, ground, setGround, day, setDay, until: endOfDay(day) };
}

/** Where it is looked for, why and until when. */
export function WantedFields(props: {
  tree: UnitTree<AdminUnit>;
  draft: ReturnType<typeof useWantedDraft>;
}): ReactElement {
  const { tree, draft } = props;
  const { t } = useI18n();
  return (
    <>
      <UnitPicker label={t('wanted.unit')} tree={tree} value={draft.unit} onChange={draft.setUnit} />
      <Choice
        label={t('wanted.ground')}
        value={draft.ground}
        options={WANTED_GROUNDS.map((value) => ({ value, label: t(`wanted.ground.${value}`) }))}
        onChange={draft.setGround}
      />
      <DayField
        label={t('wanted.until')}
        value={draft.day}
        onChange={draft.setDay}
        problem={draft.until === null ? t('wanted.untilHint') : null}
        hint={t('wanted.untilHint')}
      />
    </>
  );
}
