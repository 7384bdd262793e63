import { CheckCircle2, CircleDashed, Loader, OctagonX } from 'lucide-react';
import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import type { ProgrammeResult } from './use-programme.ts';
import { endingText, fractionText, gapText, moneyText, shareText } from './words.ts';

const ICONS = {
  running: Loader,
  optimal: CheckCircle2,
  timed_out: CircleDashed,
  cancelled: CircleDashed,
  failed: OctagonX,
  contradictory: OctagonX,
} as const;

/** How good the programme is: found, proven bound, gap, and how it ended. */
export function StandingLine(props: {
  result: ProgrammeResult;
  aim: 'gaps' | 'pupils';
  onStop: (() => void) | null;
}): ReactElement {
  const { result, aim, onStop } = props;
  const i18n = useI18n();
  const { t, number } = i18n;
  const { found, bound, gap } = result.standing;
  const Icon = ICONS[result.ending];
  return (
    <div className="programme-standing" data-ending={result.ending} aria-live="polite">
      <Icon aria-hidden />
      <p>
        <strong>{endingText(i18n, result)}</strong>
        <br />
        {t('programme.standing', {
          found: found === null ? '–' : number(found),
          bound: number(bound),
          gap: gapText(i18n, gap),
        })}{' '}
        <span className="muted">
          {t(aim === 'gaps' ? 'programme.standing.unit' : 'programme.standing.pupils')}
        </span>
      </p>
      {onStop ? <ActionButton label={t('programme.stop')} onClick={onStop} /> : null}
    </div>
  );
}

/** What the programme reaches, at a glance. */
export function ReachedCards(props: { result: ProgrammeResult }): ReactElement {
  const { outcome } = props.result;
  const i18n = useI18n();
  const { t, number } = i18n;
  const { before, after, pupilsBefore, pupilsAfter, gapsClosed, unknownsClosed, tenge, facilities } =
    outcome.all;
  const closed = gapsClosed + unknownsClosed;
  return (
    <dl className="programme-cards">
      <div>
        <dt title={t('programme.shareHint')}>{t('programme.share')}</dt>
        <dd>
          {shareText(i18n, before)} → <strong>{shareText(i18n, after)}</strong>
          <span className="muted">
            {fractionText(i18n, before)} → {fractionText(i18n, after)}, {t('programme.shareHint')}
          </span>
        </dd>
      </div>
      <div>
        <dt>{t('programme.pupils')}</dt>
        <dd>
          {number(pupilsBefore.numerator)} → <strong>{number(pupilsAfter.numerator)}</strong>
          <span className="muted">
            {fractionText(i18n, pupilsAfter)}, {t('programme.pupilsHint')}
          </span>
        </dd>
      </div>
      <div>
        <dt>{t('programme.closed')}</dt>
        <dd>
          <strong>{number(gapsClosed)}</strong>
          {unknownsClosed > 0 ? ` ${t('programme.closedUnknown', { n: number(unknownsClosed) })}` : ''}
          <span className="muted">{t('programme.facilities', { n: facilities })}</span>
        </dd>
      </div>
      <div>
        <dt>{t('programme.cost')}</dt>
        <dd>
          <strong>{moneyText(i18n, tenge)}</strong>
          <span className="muted">
            {closed === 0 ? '–' : t('programme.perGap', { value: moneyText(i18n, tenge / closed) })}
          </span>
        </dd>
      </div>
    </dl>
  );
}
