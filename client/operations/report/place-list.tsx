import type { ReactElement, Ref } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { PickList } from '../pick-list.tsx';
import type { usePlace } from './use-place.ts';

const SHOWN = 6;

type Where = ReturnType<typeof usePlace>;

/** A place by its name or by coordinates, with the places that answer to what is typed beneath. */
export function PlaceList(props: {
  label: string;
  where: Where;
  onPick: (hit: Where['hits'][number]) => void;
  chosen: string | null;
  /** Said where nothing is wrong with the search itself. */
  problem: string | null;
  inputRef?: Ref<HTMLInputElement>;
}): ReactElement {
  const { label, where, onPick, chosen, problem, inputRef } = props;
  const { t, name } = useI18n();
  const failed = where.failed
    ? t('operations.placeFailed')
    : where.isSilent
      ? t('operations.placeUnknown')
      : null;
  return (
    <PickList
      label={label}
      hint={t('operations.placeHint')}
      text={where.text}
      onText={where.setText}
      picks={where.hits.slice(0, SHOWN).map(({ place: { kind, id, settlement, name: called } }) => ({
        key: `${kind}:${id}`,
        label: name(called),
        note: settlement ? name(settlement) : t(`operations.placeKind.${kind}`),
      }))}
      isLate={where.isLate}
      onPick={(key) => {
        const hit = where.hits.find(({ place: { kind, id } }) => `${kind}:${id}` === key);
        if (hit) onPick(hit);
      }}
      chosen={chosen}
      problem={failed ?? problem}
      {...(inputRef === undefined ? {} : { inputRef })}
    />
  );
}
