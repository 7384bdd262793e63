import { useEffect, type ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { Skeleton } from '../../ui/state.tsx';
import type { ProposedMove } from '../answers.ts';
import { useShownMove, useVoidMoves } from './use-voids.ts';
import { MoveSymbol } from './void-symbol.tsx';
import { distanceText, etaText } from './void-words.ts';

/** The moves that close a void, best first; the one that is pressed is drawn on the map. */
export function VoidMoves(props: { place: string }): ReactElement {
  const { place } = props;
  const { t, name } = useI18n();
  const { data, error } = useVoidMoves(place, true);
  const shown = useShownMove();
  useEffect(() => useShownMove.setState({ place, index: 0 }), [place]);
  return (
    <section className="void-moves" aria-label={t('voids.move.title')}>
      <h3>{data ? name(data.place.name) : t('voids.move.title')}</h3>
      {data === undefined && !error ? <Skeleton heightRem={4} /> : null}
      {data === undefined && error ? (
        <p className="ops-problem">{t('voids.move.failed', { why: errorText(t, error) })}</p>
      ) : null}
      <output className="void-reached" aria-live="polite">
        {data?.state === 'reached' ? t('voids.move.reached', { name: name(data.place.name) }) : null}
      </output>
      {data?.state === 'void' ? <h4 className="muted">{t('voids.move.title')}</h4> : null}
      {data?.state === 'void' && data.moves.length === 0 ? <p>{t('voids.move.none')}</p> : null}
      <ol>
        {data?.moves.map((move, index) => (
          <li key={move.unitId}>
            <MoveLine
              move={move}
              isShown={index === shown.index}
              onShow={() => useShownMove.setState({ place, index })}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

function MoveLine(props: { move: ProposedMove; isShown: boolean; onShow: () => void }): ReactElement {
  const { move, isShown, onShow } = props;
  const i18n = useI18n();
  const { t, number } = i18n;
  const people = ({ people: count }: ProposedMove['closes']): string =>
    count > 0 ? number(count) : t('voids.move.unknownPeople');
  return (
    <button
      type="button"
      className="void-move"
      aria-pressed={isShown}
      title={t('voids.move.show')}
      onClick={onShow}
    >
      <MoveSymbol mark="move" />
      <span>
        <strong>{move.callSign}</strong> {t(`voids.move.to.${move.to.from}`)} ·{' '}
        {t('voids.move.way', { ...etaText(move.eta), km: distanceText(i18n, move.straightM) })}
      </span>
      <MoveSymbol mark="closes" />
      <span>
        {t('voids.move.closes', { n: move.closes.count, people: people(move.closes) })}
        <Names of={move.closes} />
      </span>
      <MoveSymbol mark="opens" />
      {move.opens.count === 0 ? (
        <span className="muted">{t('voids.move.opensNone')}</span>
      ) : (
        <span>
          {t('voids.move.opens', { n: move.opens.count, people: people(move.opens) })}
          <Names of={move.opens} />
          {move.opens.count >= move.closes.count ? (
            <span className="late">{t('voids.move.worse')}</span>
          ) : null}
        </span>
      )}
    </button>
  );
}

const SHOWN_NAMES = 3;

/** The first places by name, one a line. */
function Names(props: { of: ProposedMove['closes'] }): ReactElement {
  const { count, places } = props.of;
  const { name, number } = useI18n();
  const shown = places.slice(0, SHOWN_NAMES);
  const more = count - shown.length;
  return (
    <span className="muted void-names">
      {shown.map((place) => (
        <span key={place.key} className="ellipsis">
          {name(place.name)}
        </span>
      ))}
      {more > 0 ? `… +${number(more)}` : ''}
    </span>
  );
}
