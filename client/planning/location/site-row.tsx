import type { ReactElement } from 'react';
import { useSites } from './use-sites.ts';
import type { ChosenSite } from '../../../shared/planning/location/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useFocus } from '../branch/focus.ts';

/** A post of an answer: what it is worth, and whom it serves. Looking at it lights its lines on the map, pressing it keeps them lit. */
export function SiteRow(props: { site: ChosenSite; name: string; lost: string | null }): ReactElement {
  const { site, name, lost } = props;
  const { t, number } = useI18n();
  const isChosen = useSites(({ chosen }) => chosen === site.key);
  const { covers, unique, serves } = site;
  const look = (): void => useSites.setState({ hovered: site.key });
  const lookAway = (): void => useSites.setState({ hovered: null });
  return (
    <li>
      <button
        type="button"
        className="branch-row"
        aria-current={isChosen ? 'true' : undefined}
        onMouseEnter={look}
        onMouseLeave={lookAway}
        onFocus={look}
        onBlur={lookAway}
        onClick={() => {
          useSites.setState({ chosen: isChosen ? null : site.key });
          if (!isChosen) useFocus.setState({ place: { lon: site.lon, lat: site.lat } });
        }}
      >
        <strong className="ellipsis">{name}</strong>
        <span className="muted">
          {t('sites.covers', { places: number(covers.places) })} ·{' '}
          {t('sites.only', { places: number(unique.places) })}
          {lost === null ? '' : ` · ${t('sites.lost', { figure: lost })}`}
        </span>
        <span className="muted">
          {t('ways.serves', { n: serves.places, people: number(serves.people) })}
          {serves.late > 0 ? ` · ${t('ways.servesLate', { count: number(serves.late) })}` : ''}
          {serves.unknown > 0 ? ` · ${t('ways.servesUnknown', { count: number(serves.unknown) })}` : ''}
        </span>
      </button>
    </li>
  );
}
