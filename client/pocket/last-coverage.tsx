import type { ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Bar } from '../ui/bar.tsx';
import { useTheme } from '../ui/use-theme.tsx';
import { ageWords } from './age-words.ts';
import type { KeptCoverage } from './kept-picture.ts';

const shareIn = ({ numerator, denominator }: { numerator: number; denominator: number }): number | null =>
  denominator === 0 ? null : numerator / denominator;

/** The headline and the ranking of a territory as they were seen last. */
export function LastCoverage(props: { coverage: KeptCoverage; nowMs: number }): ReactElement {
  const { coverage, nowMs } = props;
  const i18n = useI18n();
  const { t, name, number, percent, time, date } = i18n;
  const colour = useTheme().share[3];
  const share = shareIn(coverage);
  const outOf = (part: { numerator: number; denominator: number }): string =>
    t('pocket.outOf', { part: number(part.numerator), all: number(part.denominator) });
  return (
    <section className="last-part panel" data-testid="last-coverage">
      <h2>{t('pocket.coverage', { name: name(coverage.unit) })}</h2>
      <p className="last-age">
        {t('pocket.seen', { time: time(coverage.takenMs), age: ageWords(i18n, nowMs - coverage.takenMs) })}
      </p>
      <div className="last-headline">
        <strong>{share === null ? t('headline.noData') : percent(share)}</strong>
        <p>
          {outOf(coverage)} – {t(`measureIs.${coverage.measure}`)}
          <span className="muted"> {t(`headline.${coverage.of}`)}</span>
        </p>
      </div>
      <p className="muted">
        {t('headline.gap')}: {number(coverage.gap)} · {t('headline.unknown')}: {number(coverage.unknown)}
      </p>
      <p className="muted">
        {coverage.asOf === null
          ? name(coverage.source)
          : t('source.asOf', { title: name(coverage.source), date: date(coverage.asOf) })}
      </p>
      {coverage.rows.length === 0 ? null : (
        <>
          <h3>{t('pocket.worst')}</h3>
          <ul className="last-ranking">
            {coverage.rows.map((row) => {
              const own = shareIn(row);
              return (
                <li key={name(row.name)}>
                  <span>{name(row.name)}</span>
                  <span className="last-figure">
                    <strong>{own === null ? t('headline.noData') : percent(own)}</strong>
                    <span className="muted"> {outOf(row)}</span>
                  </span>
                  <Bar share={own} colour={colour} />
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}
