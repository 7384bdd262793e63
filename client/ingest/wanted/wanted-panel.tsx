import { Car } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { AdminUnit } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import '../../access/access.css';
import '../../access/people/people.css';
import '../../access/sign-in.css';
import { mayDo, useSignedIn } from '../../access/use-me.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { FlagField } from '../../ui/flag-field.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import '../../ui/text-input.css';
import { AddWanted } from './add-wanted.tsx';
import { PasteWanted } from './paste-wanted.tsx';
import { useWanted } from './use-wanted.ts';
import { WantedLine } from './wanted-line.tsx';
import './wanted.css';

/** Vehicles that are looked for: the list, and for who may the ways to add to it and to take off it. */
export function WantedPanel({ tree }: { tree: UnitTree<AdminUnit> | null }): ReactElement {
  const { t } = useI18n();
  const mayWrite = mayDo(useSignedIn(), 'wanted.write');
  const [plate, setPlate] = useState('');
  const [over, setOver] = useState(false);
  const [open, setOpen] = useState<'none' | 'add' | 'paste'>('none');
  const list = useWanted({ plate, over });
  const close = (): void => setOpen('none');
  if (list.isLoadingError)
    return <Failed title={t('wanted.failed')} error={list.error} onRetry={() => void list.refetch()} />;
  if (!tree) return <Skeleton heightRem={16} />;
  const vehicles = list.data?.pages.flat();
  return (
    <div className="wanted">
      <p className="muted">{t('wanted.about')}</p>
      {mayWrite && open === 'none' ? (
        <div className="sign-in-buttons">
          <button type="button" className="plain-button" onClick={() => setOpen('add')}>
            <Car aria-hidden />
            {t('wanted.add')}
          </button>
          <button type="button" className="quiet-button" onClick={() => setOpen('paste')}>
            {t('wanted.paste')}
          </button>
        </div>
      ) : null}
      {open === 'add' ? <AddWanted tree={tree} onDone={close} /> : null}
      {open === 'paste' ? <PasteWanted tree={tree} onDone={close} /> : null}
      <div className="people-tools">
        <SearchField
          className="text-input people-search"
          label={t('wanted.find')}
          value={plate}
          maxLength={32}
          onChange={setPlate}
        />
        <FlagField label={t('wanted.over')} value={over} onChange={setOver} />
      </div>
      {vehicles === undefined ? <Skeleton heightRem={8} /> : null}
      {vehicles?.length === 0 ? (
        <EmptyState title={t(plate === '' ? 'wanted.none' : 'wanted.noneFound')} />
      ) : null}
      <ul>
        {vehicles?.map((vehicle) => (
          <li key={vehicle.id}>
            <WantedLine vehicle={vehicle} tree={tree} isOver={over} mayClose={mayWrite} />
          </li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <button type="button" className="quiet-button" onClick={() => void list.fetchNextPage()}>
          {t('wanted.more')}
        </button>
      ) : null}
    </div>
  );
}
