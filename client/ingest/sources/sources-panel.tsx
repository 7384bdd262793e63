import { RadioTower } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { COUNTRY_KATO, type AdminUnit } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import type { SourceInfo } from '../../../shared/ingest/source.ts';
import '../../access/access.css';
import '../../access/people/people.css';
import '../../access/sign-in.css';
import { ownName } from '../../i18n/own-name.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { useOpened } from '../../ui/use-opened.ts';
import { ageText } from './age.ts';
import { NewSource } from './new-source.tsx';
import { SetAsideList } from './set-aside-list.tsx';
import { SourceCard } from './source-card.tsx';
import './sources.css';
import { useSources } from './use-sources.ts';

type Open = { what: 'none' } | { what: 'new' } | { what: 'source'; id: number } | { what: 'unknown' };

/** What sends to this server: how long ago, how much of it was taken, and why the rest was not. */
export function SourcesPanel({ tree }: { tree: UnitTree<AdminUnit> | null }): ReactElement {
  const { t } = useI18n();
  const sources = useSources();
  const [open, setOpen] = useState<Open>({ what: 'none' });
  const opened = useOpened<HTMLDivElement>(open.what === 'none' ? null : open);
  if (sources.isLoadingError)
    return (
      <Failed title={t('sources.failed')} error={sources.error} onRetry={() => void sources.refetch()} />
    );
  if (!sources.data || !tree) return <Skeleton heightRem={16} />;
  const chosen = open.what === 'source' ? sources.data.find(({ id }) => id === open.id) : undefined;
  const ofRepublic = tree.units[0]?.kato === COUNTRY_KATO;
  return (
    <div className="people sources">
      <section aria-label={t('admin.sources')}>
        <p className="muted">{t('sources.about')}</p>
        <div className="people-tools">
          <button type="button" className="plain-button" onClick={() => setOpen({ what: 'new' })}>
            <RadioTower aria-hidden />
            {t('sources.new')}
          </button>
        </div>
        {sources.data.length === 0 ? <EmptyState title={t('sources.none')} /> : null}
        <ul>
          {sources.data.map((source) => (
            <li key={source.id}>
              <SourceLine
                source={source}
                tree={tree}
                nowMs={sources.dataUpdatedAt}
                isOpen={chosen?.id === source.id}
                onOpen={() => setOpen({ what: 'source', id: source.id })}
              />
            </li>
          ))}
          {ofRepublic ? (
            <li>
              <button
                type="button"
                className="person-line"
                aria-current={open.what === 'unknown' ? 'true' : undefined}
                onClick={() => setOpen({ what: 'unknown' })}
              >
                <strong>{t('sources.unknown')}</strong>
              </button>
            </li>
          ) : null}
        </ul>
      </section>
      <div ref={opened}>
        {open.what === 'none' ? <p className="muted people-hint">{t('sources.choose')}</p> : null}
        {open.what === 'new' ? (
          <NewSource
            tree={tree}
            onDone={(id) => setOpen(id === null ? { what: 'none' } : { what: 'source', id })}
          />
        ) : null}
        {chosen ? <SourceCard key={chosen.id} source={chosen} tree={tree} /> : null}
        {open.what === 'unknown' ? (
          <section className="access-card panel">
            <h2>{t('sources.unknown')}</h2>
            <p className="muted">{t('sources.unknownAbout')}</p>
            <SetAsideList id={null} />
          </section>
        ) : null}
      </div>
    </div>
  );
}

function SourceLine(props: {
  source: SourceInfo;
  tree: UnitTree<AdminUnit>;
  nowMs: number;
  isOpen: boolean;
  onOpen: () => void;
}): ReactElement {
  const { source, tree, nowMs, isOpen, onOpen } = props;
  const i18n = useI18n();
  const { t, name, number } = i18n;
  const unit = tree.units[tree.indexOf.get(source.unit) ?? -1];
  const { accepted, quarantined, refused } = source.counts;
  const heard =
    source.lastHeardAt === null
      ? t('sources.neverHeard')
      : t('sources.heard', { age: ageText(i18n, nowMs - Date.parse(source.lastHeardAt)) });
  return (
    <button
      type="button"
      className="person-line source-line"
      aria-current={isOpen ? 'true' : undefined}
      data-disabled={source.enabled ? undefined : ''}
      onClick={onOpen}
    >
      <strong className="ellipsis">{ownName(t, source.name)}</strong>
      <span className="muted ellipsis">{unit ? name(unit.name) : source.unit}</span>
      <span className="muted">
        {[
          t(`sources.kind.${source.kind}`),
          source.enabled ? heard : t('sources.off'),
          `${t('sources.accepted')} ${number(accepted)}`,
          quarantined > 0 ? `${t('sources.quarantined')} ${number(quarantined)}` : '',
          refused > 0 ? `${t('sources.refused')} ${number(refused)}` : '',
        ]
          .filter(Boolean)
          .join(' · ')}
        {source.linesLost > 0 ? (
          <strong className="source-lost">
            {' '}
            · {t('sources.linesLost', { count: number(source.linesLost) })}
          </strong>
        ) : null}
      </span>
    </button>
  );
}
