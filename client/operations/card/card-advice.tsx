import type { ReactElement } from 'react';
import { keyFor } from '../../command/print-key.ts';
import type { Candidate } from '../../../shared/operations/recommend.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { ageText } from '../age.ts';
import type { Advice } from '../answers.ts';

/** The answers of an advice; none where the place is not known. */
const answersOf = (advice: Advice | undefined) => (advice?.status === 'answered' ? advice.answers : []);

/** The first unit that is advised and has not been sent yet; null when there is none. */
export const firstAdvised = (advice: Advice | undefined): number | null =>
  answersOf(advice).flatMap(({ chosen }) => chosen)[0]?.unitId ?? null;

/** Whom to send and why, who could go instead, who cannot and why not, what is missing, what the move opens. */
export function CardAdvice(props: {
  advice: Advice;
  onSend: ((unitId: number) => void) | null;
}): ReactElement {
  const { advice, onSend } = props;
  const { t, number } = useI18n();
  const first = firstAdvised(advice);
  const callSign = (id: number): string =>
    (advice.status === 'answered' && advice.units[id]?.callSign) || String(id);
  const km = (metres: number): string => t('operations.km', { value: number(Math.round(metres / 100) / 10) });
  const line = (candidate: Candidate): ReactElement => (
    <li key={candidate.unitId} className="advice-unit">
      <span>
        <strong>{callSign(candidate.unitId)}</strong> ·{' '}
        {t('operations.eta', {
          from: ageText(candidate.eta.lowS * 1000),
          to: ageText(candidate.eta.highS * 1000),
        })}{' '}
        · {km(candidate.straightM)} · {t('operations.fixAge', { age: ageText(candidate.fixAgeMs) })}
        <span className="muted">
          {' '}
          {candidate.remarks.map((remark) => t(`operations.remark.${remark}`)).join(', ')}
        </span>
      </span>
      {onSend ? (
        <ActionButton
          strong={candidate.unitId === first}
          label={t('operations.send')}
          {...(candidate.unitId === first ? { shortcut: keyFor('card.send') } : {})}
          onClick={() => onSend(candidate.unitId)}
        />
      ) : null}
    </li>
  );
  return (
    <>
      {answersOf(advice).map((answer, i) => (
        <div key={i} className="advice">
          <p className="muted">
            {t('operations.need', {
              n: answer.need.count,
              types: answer.need.types.map((type) => t(`operations.unitType.${type}`)).join(' / '),
            })}
          </p>
          {answer.shortfall > 0 ? (
            <p className="late">{t('operations.shortfall', { n: answer.shortfall })}</p>
          ) : null}
          <ul>{answer.chosen.map(line)}</ul>
          {answer.alternatives.length > 0 || answer.rejected.length > 0 ? (
            <details>
              <summary>{t('operations.others')}</summary>
              <ul>{answer.alternatives.map(line)}</ul>
              <ul className="muted">
                {answer.rejected.map(({ unitId, straightM, why }) => (
                  <li key={unitId}>
                    {callSign(unitId)}
                    {straightM === null ? '' : ` · ${km(straightM)}`} – {t(`operations.whyNot.${why}`)}
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </div>
      ))}
      {advice.status === 'no_place' ? <p className="muted">{t('operations.adviceNoPlace')}</p> : null}
      {advice.status === 'answered' && advice.uncovered.facilityIds.length > 0 ? (
        <p className="late">{t('operations.uncovered', { n: advice.uncovered.facilityIds.length })}</p>
      ) : null}
    </>
  );
}
