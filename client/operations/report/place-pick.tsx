import type { ReactElement, Ref } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import type { FoundPlace } from '../answers.ts';
import { PickList } from '../pick-list.tsx';
import type { usePlace } from './use-place.ts';

const SHOWN = 6;

/** The field of a place: its words or coordinates, and the places that answer to them. */
export function PlacePick(props: {
  label: string;
  where: ReturnType<typeof usePlace>;
  /** The place as it stands, in words. */
  chosen: string | null;
  /** What else is wrong with it. */
  problem: string | null;
  onChosen?: (hit: FoundPlace) => void;
  inputRef?: Ref<HTMLInputElement>;
}): ReactElement {
  const { label, where, chosen, problem, onChosen, inputRef } = props;
  const { t, name } = useI18n();
  const keyOf = ({ place: { kind, id } }: FoundPlace): string => `${kind}:${id}`;
  return (
    <PickList
      label={label}
      hint={t('operations.placeHint')}
      text={where.text}
      onText={where.setText}
      picks={where.hits.slice(0, SHOWN).map((hit) => ({
        key: keyOf(hit),
        label: name(hit.place.name),
        note: hit.place.settlement ? name(hit.place.settlement) : t(`operations.placeKind.${hit.place.kind}`),
      }))}
      onPick={(key) => {
        const hit = where.hits.find((one) => keyOf(one) === key);
        if (!hit) return;
        where.choose(hit);
        onChosen?.(hit);
      }}
      chosen={chosen}
      problem={
        where.failed ? t('operations.placeFailed') : where.isSilent ? t('operations.placeUnknown') : problem
      }
      {...(inputRef ? { inputRef } : {})}
    />
  );
}
