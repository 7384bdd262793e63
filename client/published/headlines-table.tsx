import type { ReactElement } from 'react';
import type { PublishedHeadline } from '../../shared/published/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { headlineName } from './conflict-words.ts';
import { sourceTitle, type NameOf } from './row-names.ts';

/** Totals as printed beside the tables or in other documents; a note is quoted as it stands in the dataset. */
export function HeadlinesTable(props: {
  headlines: readonly PublishedHeadline[];
  nameOf: NameOf;
}): ReactElement {
  const i18n = useI18n();
  const { t, number, date, name } = i18n;
  return (
    <div className="tab-panel scroll">
      <table aria-label={t('published.headlines')}>
        <thead>
          <tr>
            <th scope="col">{t('published.metric')}</th>
            <th scope="col" className="figure-number">
              {t('published.value')}
            </th>
            <th scope="col">{t('published.asOf')}</th>
            <th scope="col">{t('published.source')}</th>
            <th scope="col">{t('published.note')}</th>
          </tr>
        </thead>
        <tbody>
          {props.headlines.map((headline) => (
            <tr key={`${headline.source} ${headline.metric} ${headline.facilityType}`}>
              <td>{headlineName({ ...i18n, nameOf: props.nameOf }, headline)}</td>
              <td className="figure-number">
                {headline.unit === 'percent' ? `${number(headline.value)} %` : number(headline.value)}
              </td>
              <td>{date(headline.asOf)}</td>
              <td className="muted">{sourceTitle(headline.source, name)}</td>
              <td className="muted" lang="en">
                {headline.note}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
