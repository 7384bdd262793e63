import { CircleHelp, Split } from 'lucide-react';
import { Fragment, type ReactElement } from 'react';
import type { FacilityCard } from '../../shared/coverage/schema.ts';
import type { EvidenceSource } from '../../shared/register/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Hint } from '../ui/hint.tsx';
import { sourcesDisagree } from './disagreement.ts';
import { GapLabel } from './facility-symbol.tsx';

/** One measure of the card: is it demanded, by which act, does it work, and every word of every source. */
export function CardMeasure(props: {
  line: FacilityCard['measures'][number];
  chosen: boolean;
  sources: readonly EvidenceSource[];
  /** Why the law demands it or does not, in a sentence. */
  why: string;
}): ReactElement {
  const { line, chosen, sources, why } = props;
  const { t, date, name } = useI18n();
  const titleOf = (id: string): string => {
    const source = sources.find((s) => s.id === id);
    return source ? name(source.title) : id;
  };
  const demand = line.required
    ? `${t('card.required')}${line.law ? `: ${t(`law.${line.law}`)}` : ''}`
    : t(line.gap === 'unknown' ? 'card.requirementUnknown' : 'card.notRequired');
  return (
    <li className="card-measure" data-chosen={chosen ? '' : undefined}>
      <h3>{t(`measure.${line.measure}`)}</h3>
      <GapLabel gap={line.gap} />
      <div className="card-law">
        {demand}{' '}
        <Hint className="card-why" text={why}>
          <CircleHelp aria-label={t('gaps.why')} />
        </Hint>
      </div>
      {sourcesDisagree(line.evidence) ? (
        <p className="card-disagree">
          <Split aria-hidden />
          {t('card.disagree')}
        </p>
      ) : null}
      {line.evidence.length === 0 ? (
        <p className="card-evidence">{t('card.noEvidence')}</p>
      ) : (
        <div className="card-evidence">
          {line.evidence.map((e) => (
            <Fragment key={`${e.source} ${e.observedOn} ${e.state}`}>
              <span>{t(`state.${e.state}`)}</span>
              <span className="muted ellipsis" title={titleOf(e.source)}>
                {titleOf(e.source)}
              </span>
              <span className="muted">{date(e.observedOn)}</span>
            </Fragment>
          ))}
        </div>
      )}
    </li>
  );
}
