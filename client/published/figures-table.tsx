import { useState, type ReactElement } from 'react';
import type { PublishedFigure } from '../../shared/published/schema.ts';
import { percentOf } from '../../shared/published/conflict.ts';
import { CONFLICT_TOLERANCE } from '../../shared/published/total.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Spacer } from '../ui/spacer.tsx';
import { useLines } from '../ui/use-lines.ts';
import { rowName, sourceTitle, type NameOf } from './row-names.ts';

const ROW_REM = 2.25;

const contradicts = (figure: PublishedFigure): boolean =>
  Math.abs(figure.publishedPercent - percentOf(figure)) > CONFLICT_TOLERANCE.printedPercentPoints;

/** Every printed figure, its printed percentage beside the computed one. */
export function FiguresTable(props: { figures: readonly PublishedFigure[]; nameOf: NameOf }): ReactElement {
  const { t } = useI18n();
  const [only, setOnly] = useState(false);
  const rows = only ? props.figures.filter(contradicts) : props.figures;
  const { scrollRef, items, abovePx, belowPx } = useLines(rows.length, () => ROW_REM);
  return (
    <>
      <div className="figure-bar">
        <label>
          <input type="checkbox" checked={only} onChange={(event) => setOnly(event.target.checked)} />
          {t('published.onlyContradictions')}
        </label>
        <span className="muted">{t('published.count', { n: rows.length })}</span>
      </div>
      <div className="tab-panel scroll" ref={scrollRef}>
        <table aria-label={t('published.figures')} aria-rowcount={rows.length + 1}>
          <thead>
            <tr>
              <th scope="col">{t('published.unit')}</th>
              <th scope="col">{t('published.type')}</th>
              <th scope="col">{t('published.measure')}</th>
              <th scope="col">{t('published.level')}</th>
              <th scope="col">{t('published.source')}</th>
              <th scope="col" className="figure-number">
                {t('published.fraction')}
              </th>
              <th scope="col" className="figure-number">
                {t('published.printed')}
              </th>
              <th scope="col" className="figure-number">
                {t('published.computed')}
              </th>
            </tr>
          </thead>
          <tbody>
            <Spacer heightPx={abovePx} />
            {items.map((item) => {
              const figure = rows[item.index];
              return figure ? <FigureLine key={item.key} figure={figure} nameOf={props.nameOf} /> : null;
            })}
            <Spacer heightPx={belowPx} />
          </tbody>
        </table>
      </div>
    </>
  );
}

function FigureLine(props: { figure: PublishedFigure; nameOf: NameOf }): ReactElement {
  const { figure, nameOf } = props;
  const { t, number, percent, name } = useI18n();
  const wrong = contradicts(figure);
  const title = sourceTitle(figure.source, name);
  return (
    <tr data-contradicts={wrong ? '' : undefined} title={wrong ? t('published.contradicts') : undefined}>
      <td>{rowName(figure.level, figure.unit, nameOf)}</td>
      <td>{t(`type.${figure.facilityType}`)}</td>
      <td>{t(`published.measure.${figure.measure}`)}</td>
      <td>{t(`published.level.${figure.level}`)}</td>
      <td className="muted" title={title}>
        {figure.source}
      </td>
      <td className="figure-number">
        {t('headline.fraction', { part: number(figure.equipped), whole: number(figure.total) })}
      </td>
      <td className="figure-number figure-printed">{percent(figure.publishedPercent / 100, 1)}</td>
      <td className="figure-number">
        {figure.total === 0 ? t('headline.noData') : percent(figure.equipped / figure.total, 1)}
      </td>
    </tr>
  );
}
