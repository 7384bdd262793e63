import { MonitorUp } from 'lucide-react';
import { useDeferredValue, useState, type ReactElement } from 'react';
import type { AdminUnit } from '../../../shared/hierarchy/schema.ts';
import { searchWords } from '../../../shared/hierarchy/search-words.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { mayDo, useSignedIn } from '../../access/use-me.ts';
import '../../access/access.css';
import '../../access/sign-in.css';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { useNow } from '../../ui/use-now.ts';
import { LayoutsPanel } from './layouts-panel.tsx';
import { useWalls, type ListedWall } from './use-walls.ts';
import { WallCard } from './wall-card.tsx';
import { WallForm } from './wall-form.tsx';
import { TreeProvider, unitName, useTree } from './wall-names.ts';
import './walls.css';

const PARTS = ['walls', 'layouts'] as const;
/** So many walls are seen without looking for one. */
const FEW = 6;
/** Walls that are drawn at a time; beyond these one looks for them by name. */
const PAGE = 30;

/** The walls of a territory, and the layouts that were composed for them. */
export function WallsPanel(props: {
  tree: UnitTree<AdminUnit> | null;
  onRemote: (wall: number) => void;
}): ReactElement {
  const { tree, onRemote } = props;
  const { t } = useI18n();
  const [part, setPart] = useState<(typeof PARTS)[number]>('walls');
  if (!tree) return <Skeleton heightRem={16} />;
  return (
    <TreeProvider value={tree}>
      <div className="walls">
        <Segmented
          label={t('admin.walls')}
          value={part}
          options={PARTS.map((value) => ({ value, label: t(`walls.part.${value}`) }))}
          onChange={setPart}
        />
        {part === 'walls' ? <WallList onRemote={onRemote} /> : <LayoutsPanel />}
      </div>
    </TreeProvider>
  );
}

type Open = { what: 'none' } | { what: 'new' } | { what: 'wall'; id: number };

function WallList({ onRemote }: { onRemote: (wall: number) => void }): ReactElement {
  const { t, number } = useI18n();
  const me = useSignedIn();
  const mayControl = mayDo(me, 'wall.control');
  const walls = useWalls();
  const [text, setText] = useState('');
  const [most, setMost] = useState(PAGE);
  const found = useFound(walls.data ?? [], text);
  const [open, setOpen] = useState<Open>({ what: 'none' });
  // The server's clock at its last answer; a second of it is nothing beside how often a screen speaks.
  const deskMs = useNow(1_000);
  const nowMs = (walls.data?.[0]?.nowMs ?? deskMs) + (deskMs - (walls.dataUpdatedAt || deskMs));
  if (walls.isLoadingError)
    return <Failed title={t('walls.failed')} error={walls.error} onRetry={() => void walls.refetch()} />;
  if (!walls.data) return <Skeleton heightRem={16} />;
  const shut = (): void => setOpen({ what: 'none' });
  if (open.what !== 'none') {
    const of = open.what === 'wall' ? walls.data.find(({ wall }) => wall.id === open.id) : undefined;
    return <WallForm of={of ?? null} onDone={shut} />;
  }
  return (
    <>
      <div className="walls-head">
        <p className="muted">{t('walls.about')}</p>
        {mayControl ? (
          <button type="button" className="plain-button" onClick={() => setOpen({ what: 'new' })}>
            <MonitorUp aria-hidden />
            {t('walls.new')}
          </button>
        ) : null}
      </div>
      {walls.data.length === 0 ? <EmptyState title={t('walls.none')} hint={t('walls.noneHint')} /> : null}
      {walls.data.length > FEW ? (
        <SearchField
          className="text-input walls-search"
          label={t('walls.search')}
          value={text}
          onChange={setText}
        />
      ) : null}
      {walls.data.length > 0 && found.length === 0 ? <EmptyState title={t('walls.notFound')} /> : null}
      <div className="walls-list">
        {found.slice(0, most).map((of) => (
          <WallCard
            key={of.wall.id}
            of={of}
            nowMs={nowMs}
            mayControl={mayControl}
            onEdit={() => setOpen({ what: 'wall', id: of.wall.id })}
            onRemote={() => onRemote(of.wall.id)}
          />
        ))}
      </div>
      {found.length > most ? (
        <button type="button" className="quiet-button walls-more" onClick={() => setMost(most + PAGE)}>
          {t('walls.more', { n: number(found.length - most) })}
        </button>
      ) : null}
    </>
  );
}

/** The walls whose name or territory has words that begin as what is typed does. */
function useFound(walls: readonly ListedWall[], text: string): readonly ListedWall[] {
  const { name } = useI18n();
  const tree = useTree();
  const sought = searchWords(useDeferredValue(text));
  if (sought.length === 0) return walls;
  return walls.filter(({ wall }) => {
    const words = searchWords(`${wall.name} ${unitName(tree, wall.unit, name)}`);
    return sought.every((start) => words.some((word) => word.startsWith(start)));
  });
}
