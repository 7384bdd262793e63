import { LayoutGrid } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { Layout } from '../../../shared/wall/layout.ts';
import { BUILT_IN_LAYOUTS } from '../../../shared/wall/layouts.ts';
import { refusalText } from '../../access/refusal-text.ts';
import { mayDo, useSignedIn } from '../../access/use-me.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { Notice, Skeleton } from '../../ui/state.tsx';
import { Composer } from './composer.tsx';
import { Miniature } from './miniature.tsx';
import { newKey, useLayouts, useWallChanges, type ListedLayout } from './use-walls.ts';
import { unitName, useTree } from './wall-names.ts';

const EMPTY: Layout = {
  key: '',
  title: { kk: '', ru: '', en: '' },
  kind: 'country',
  ratio: '16:9',
  cells: [],
};

type Open = { what: 'none' } | { what: 'new'; from: Layout } | { what: 'own'; id: number };

/** Layouts of the territory's own, and those that come with the product: opened, taken as a start, deleted. */
export function LayoutsPanel(): ReactElement {
  const i18n = useI18n();
  const { t } = i18n;
  const me = useSignedIn();
  const mayControl = mayDo(me, 'wall.control');
  const home = me.actions['wall.control']?.[0] ?? me.actions['wall.read']?.[0] ?? '';
  const layouts = useLayouts(home);
  const { deleteLayout } = useWallChanges();
  const [open, setOpen] = useState<Open>({ what: 'none' });
  if (layouts.isLoadingError)
    return <Failed title={t('walls.failed')} error={layouts.error} onRetry={() => void layouts.refetch()} />;
  if (!layouts.data) return <Skeleton heightRem={16} />;
  const shut = (): void => setOpen({ what: 'none' });
  const own = open.what === 'own' ? layouts.data.find(({ id }) => id === open.id) : undefined;
  if (open.what === 'new') return <Composer start={open.from} seen={null} unit={home} onDone={shut} />;
  if (own && own.unit !== null)
    return <Composer start={own} seen={{ id: own.id, version: own.version }} unit={own.unit} onDone={shut} />;
  const take = (layout: Layout): void => setOpen({ what: 'new', from: layout });
  return (
    <>
      <div className="walls-head">
        <p className="muted">{t('composer.about')}</p>
        {mayControl ? (
          <button type="button" className="plain-button" onClick={() => take(EMPTY)}>
            <LayoutGrid aria-hidden />
            {t('composer.new')}
          </button>
        ) : null}
      </div>
      {deleteLayout.isError ? (
        <Notice tone="danger" dismiss={{ label: t('action.dismiss'), onClick: deleteLayout.reset }}>
          {refusalText(i18n, deleteLayout.error, { CONFLICT: t('composer.used') })}
        </Notice>
      ) : null}
      <h2>{t('composer.own')}</h2>
      {layouts.data.length === 0 ? <p className="muted">{t('composer.ownNone')}</p> : null}
      <ul className="layouts">
        {layouts.data.map((layout) => (
          <OwnLayout
            key={layout.key}
            layout={layout}
            onOpen={() => setOpen({ what: 'own', id: layout.id })}
            onTake={mayControl ? () => take(layout) : undefined}
            onDelete={() => deleteLayout.mutate({ key: newKey(), id: layout.id, version: layout.version })}
          />
        ))}
      </ul>
      <h2>{t('composer.builtIn')}</h2>
      <ul className="layouts">
        {BUILT_IN_LAYOUTS.map((layout) => (
          <LayoutTile
            key={`${layout.key} ${layout.ratio}`}
            layout={layout}
            onTake={mayControl ? () => take(layout) : undefined}
          />
        ))}
      </ul>
    </>
  );
}

function LayoutTile(props: {
  layout: Layout;
  note?: string;
  onTake: (() => void) | undefined;
  children?: ReactElement | null;
}): ReactElement {
  const { layout, note, onTake, children } = props;
  const { t, name } = useI18n();
  return (
    <li>
      <Miniature layout={layout} />
      <p>
        <strong>{name(layout.title)}</strong> <span className="muted">{layout.ratio}</span>
        {note === undefined ? null : <span className="muted"> · {note}</span>}
      </p>
      <div>
        {children}
        {onTake ? (
          <button
            type="button"
            className="icon-button"
            aria-label={`${t('composer.take')}: ${name(layout.title)}, ${layout.ratio}`}
            onClick={onTake}
          >
            {t('composer.take')}
          </button>
        ) : null}
      </div>
    </li>
  );
}

function OwnLayout(props: {
  layout: ListedLayout;
  onOpen: () => void;
  onTake: (() => void) | undefined;
  onDelete: () => void;
}): ReactElement {
  const { layout, onOpen, onTake, onDelete } = props;
  const { t, name } = useI18n();
  const tree = useTree();
  const title = name(layout.title);
  const note = layout.unit === null ? t('composer.above') : unitName(tree, layout.unit, name);
  return (
    <LayoutTile layout={layout} note={note} onTake={onTake}>
      {layout.unit === null ? null : (
        <>
          <button
            type="button"
            className="icon-button"
            aria-label={`${t('composer.open')}: ${title}`}
            onClick={onOpen}
          >
            {t('composer.open')}
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={`${t('composer.delete')}: ${title}`}
            onClick={onDelete}
          >
            {t('composer.delete')}
          </button>
        </>
      )}
    </LayoutTile>
  );
}
