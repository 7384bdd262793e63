import type { ReactElement } from 'react';
import { CONFLICT_KINDS, type PublishedConflict } from '../../shared/published/conflict-schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { EmptyState } from '../ui/state.tsx';
import { useLines } from '../ui/use-lines.ts';
import { conflictWords } from './conflict-words.ts';
import type { NameOf } from './row-names.ts';

type Entry =
  | { entry: 'kind'; id: string; kind: PublishedConflict['kind']; count: number }
  | { entry: 'conflict'; id: string; conflict: PublishedConflict };

const entriesOf = (conflicts: readonly PublishedConflict[]): Entry[] =>
  CONFLICT_KINDS.flatMap((kind): Entry[] => {
    const own = conflicts.filter((c) => c.kind === kind);
    if (own.length === 0) return [];
    return [
      { entry: 'kind', id: kind, kind, count: own.length },
      ...own.map((conflict): Entry => ({ entry: 'conflict', id: conflict.id, conflict })),
    ];
  });

/** The contradictions of the published figures by kind, each with its arithmetic; the largest of a kind as they come. */
export function ConflictList(props: {
  conflicts: readonly PublishedConflict[];
  nameOf: NameOf;
}): ReactElement {
  const i18n = useI18n();
  const { t, number } = i18n;
  const entries = entriesOf(props.conflicts);
  const { scrollRef, items, totalPx, measure } = useLines(
    entries.length,
    (index) => (entries[index]?.entry === 'kind' ? 2.8 : 5),
    (index) => entries[index]?.id ?? String(index),
  );
  if (entries.length === 0) return <EmptyState title={t('published.noConflicts')} />;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list without anything to press is scrolled by keys
    <div className="conflicts scroll" ref={scrollRef} tabIndex={0}>
      <ul style={{ position: 'relative', height: totalPx }}>
        {items.map((item) => {
          const entry = entries[item.index];
          if (!entry) return null;
          return (
            <li
              key={item.key}
              className="conflict-line"
              data-index={item.index}
              ref={measure}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {entry.entry === 'kind' ? (
                <h3 className="conflict-kind">
                  {t(`conflict.kind.${entry.kind}`)} · {number(entry.count)}
                </h3>
              ) : (
                <ConflictCard words={conflictWords({ ...i18n, nameOf: props.nameOf }, entry.conflict)} />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function ConflictCard(props: { words: ReturnType<typeof conflictWords> }): ReactElement {
  const { title, lines, source } = props.words;
  return (
    <div className="conflict-card">
      <h3>{title}</h3>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {source === '' ? null : <p className="muted">{source}</p>}
    </div>
  );
}
