import { Download } from 'lucide-react';
import { useEffect, useState, type ReactElement } from 'react';
import type { AuditEntry } from '../../../shared/access/audit.ts';
import { COUNTRY_KATO } from '../../../shared/hierarchy/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { useLines } from '../../ui/use-lines.ts';
import '../access.css';
import './audit.css';
import { AuditEntryCard } from './audit-entry-card.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { AuditSeal } from './audit-seal.tsx';
import { RetentionPart } from './retention.tsx';
import { useSignedIn } from '../use-me.ts';
import { actorText, deedText, reasonText, thingText } from './words.ts';
import { EMPTY_FILTER, filterQuery, useAudit, type FilterDraft } from './use-audit.ts';

const LINE_REM = 3;

/** Everything that was done, by whom and with what outcome: filtered, followed by person or object, exported, verified. */
export function AuditPanel(): ReactElement {
  const { t, language } = useI18n();
  const [draft, setDraft] = useState<FilterDraft>(EMPTY_FILTER);
  const [openId, setOpenId] = useState<number | null>(null);
  const me = useSignedIn();
  const audit = useAudit(draft);
  const rows = audit.data?.pages.flatMap((page) => page.rows) ?? [];
  const open = rows.find(({ id }) => id === openId) ?? null;
  const query = new URLSearchParams({ ...filterQuery(draft), lang: language }).toString();
  return (
    <div className="audit">
      <div className="audit-head">
        <AuditFilters draft={draft} onChange={setDraft} />
        <AuditSeal />
        <div className="sign-in-buttons">
          {(['xlsx', 'csv'] as const).map((format) => (
            <a key={format} className="icon-button" href={`/export/audit.${format}?${query}`} download>
              <Download aria-hidden />
              {format.toUpperCase()}
            </a>
          ))}
        </div>
        {me.actions['audit.retention']?.includes(COUNTRY_KATO) ? <RetentionPart /> : null}
      </div>
      {audit.error ? (
        <Failed title={t('audit.failed')} error={audit.error} onRetry={() => void audit.refetch()} />
      ) : null}
      {audit.isPending ? <Skeleton heightRem={20} /> : null}
      {audit.data && rows.length === 0 ? <EmptyState title={t('audit.none')} /> : null}
      {rows.length > 0 ? (
        <div className="audit-body">
          <AuditList
            rows={rows}
            openId={openId}
            onOpen={setOpenId}
            onEnd={() => {
              // A page that was refused is asked for again by the button, not over and over.
              if (audit.hasNextPage && !audit.isFetchingNextPage && !audit.isFetchNextPageError)
                void audit.fetchNextPage();
            }}
          />
          {open ? (
            <AuditEntryCard
              entry={open}
              onPerson={(actor) => setDraft({ ...EMPTY_FILTER, actor })}
              onObject={(object) => setDraft({ ...EMPTY_FILTER, object })}
            />
          ) : (
            <p className="muted people-hint">{t('audit.choose')}</p>
          )}
        </div>
      ) : null}
    </div>
  );
}

function AuditList(props: {
  rows: readonly AuditEntry[];
  openId: number | null;
  onOpen: (id: number) => void;
  onEnd: () => void;
}): ReactElement {
  const { rows, openId, onOpen, onEnd } = props;
  const i18n = useI18n();
  const { t, moment } = i18n;
  const { scrollRef, items, totalPx } = useLines(rows.length, () => LINE_REM);
  const isAtEnd = (items.at(-1)?.index ?? 0) >= rows.length - 1;
  useEffect(() => {
    if (isAtEnd) onEnd();
  }, [isAtEnd, onEnd]);
  return (
    <div className="audit-list scroll" ref={scrollRef}>
      <ol style={{ height: totalPx }} className="audit-canvas" aria-label={t('admin.audit')}>
        {items.map((item) => {
          const entry = rows[item.index];
          if (!entry) return null;
          return (
            <li
              key={entry.id}
              className="audit-item"
              style={{ transform: `translateY(${item.start}px)`, height: `${LINE_REM}rem` }}
            >
              <button
                type="button"
                className="audit-line"
                aria-current={entry.id === openId ? 'true' : undefined}
                onClick={() => onOpen(entry.id)}
              >
                <span className="muted">{moment(entry.at)}</span>
                <span className="audit-outcome" data-outcome={entry.outcome}>
                  {t(`audit.outcome.${entry.outcome}`)}
                </span>
                <span className="ellipsis">{actorText(i18n, entry)}</span>
                <strong className="ellipsis">{deedText(i18n, entry.action)}</strong>
                <span className="ellipsis">{entry.object === null ? '' : thingText(i18n, entry.object)}</span>
                <span className="muted ellipsis">
                  {entry.note === null ? '' : reasonText(i18n, entry.note)}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
