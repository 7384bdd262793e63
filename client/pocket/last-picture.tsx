import { useQuery } from '@tanstack/react-query';
import { CloudOff, FlaskConical } from 'lucide-react';
import type { ReactElement } from 'react';
import { useMe } from '../access/use-me.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { LanguageAndTheme } from '../language-and-theme.tsx';
import { EmptyState } from '../ui/state.tsx';
import { useNow } from '../ui/use-now.ts';
import { ageWords } from './age-words.ts';
import { LONGEST_MS, stillGood, takenAt, type KeptPicture } from './kept-picture.ts';
import { LastCoverage } from './last-coverage.tsx';
import { LastOperations } from './last-operations.tsx';
import { readPicture, wipe } from './picture-store.ts';
import './pocket.css';

/**
 * What was seen last on this device, for as long as no server answers: never without its age, and nothing in it can be done.
 * It gives way by itself, because who is there is asked again and again.
 */
export function LastPicture(): ReactElement | null {
  const { t } = useI18n();
  const { refetch } = useMe();
  const nowMs = useNow(1_000);
  const kept = useQuery({
    queryKey: ['kept-picture'],
    queryFn: () => readPicture(Date.now()).catch(() => null),
    // Read again each time it is shown: it may have been deleted meanwhile.
    gcTime: 0,
    staleTime: Infinity,
  });
  if (kept.data === undefined) return null;
  // It may end while it is being looked at.
  const picture = stillGood(kept.data, nowMs);
  if (!picture)
    return (
      <EmptyState
        broken
        title={t('pocket.nothing')}
        hint={`${t('access.unreachableHint')} ${t('pocket.nothingHint')}`}
        action={{ label: t('action.retry'), onClick: () => void refetch() }}
      />
    );
  return (
    <Picture
      picture={picture}
      nowMs={nowMs}
      onRetry={() => void refetch()}
      onDelete={() =>
        void wipe(null)
          .catch(() => undefined)
          .then(() => kept.refetch())
      }
    />
  );
}

function Picture(props: {
  picture: KeptPicture;
  nowMs: number;
  onRetry: () => void;
  onDelete: () => void;
}): ReactElement {
  const { picture, nowMs, onRetry, onDelete } = props;
  const i18n = useI18n();
  const { t, time, moment } = i18n;
  const taken = takenAt(picture);
  const until = Math.min(picture.sessionEndsMs, taken + LONGEST_MS);
  const isDemonstration = picture.isDemonstration;
  return (
    <main className="last-picture scroll" aria-label={t('pocket.screen')}>
      <header className="last-bar">
        <span className="wordmark">
          Sholu <span>шолу</span>
        </span>
        <LanguageAndTheme />
      </header>
      <div className="last-cut" role="alert">
        <CloudOff aria-hidden />
        <p>
          <strong>{t('pocket.cut', { time: time(taken), age: ageWords(i18n, nowMs - taken) })}</strong>
          {t('pocket.cutHint')}
        </p>
        <button type="button" className="quiet-button" onClick={onRetry}>
          {t('action.retry')}
        </button>
      </div>
      {isDemonstration ? (
        <p className="badge last-badge">
          <FlaskConical aria-hidden />
          {t('pocket.demonstration')}
        </p>
      ) : null}
      <div className="last-parts">
        {picture.coverages.map((coverage) => (
          <LastCoverage key={coverage.kato} coverage={coverage} nowMs={nowMs} />
        ))}
        {picture.operations ? <LastOperations operations={picture.operations} nowMs={nowMs} /> : null}
      </div>
      <footer className="last-foot">
        <p className="muted">{t('pocket.keptUntil', { moment: moment(new Date(until).toISOString()) })}</p>
        <button type="button" className="quiet-button" onClick={onDelete}>
          {t('pocket.delete')}
        </button>
      </footer>
    </main>
  );
}
