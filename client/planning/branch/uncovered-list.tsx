import { useState, type ReactElement } from 'react';
import { amountText, type PlanSpeaker } from '../../../shared/planning/branch/change-text.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useFocus } from './focus.ts';
import type { Shown } from './use-plan.ts';

const STATES = ['lost', 'won', 'uncovered'] as const;
const PAGE = 20;

/** Facilities that the plan wins, loses or leaves without anybody, by name; one that is pressed is shown on the map. */
export function UncoveredList(props: { shown: Shown; speaker: PlanSpeaker }): ReactElement {
  const { shown, speaker } = props;
  const { t, number } = useI18n();
  const { picture, before, after } = shown;
  const was = new Set(before.evaluation.uncovered);
  const is = new Set(after.evaluation.uncovered);
  const lists = {
    lost: [...is].filter((f) => !was.has(f)),
    won: [...was].filter((f) => !is.has(f)),
    uncovered: shown.draft ? [...is].filter((f) => was.has(f)) : [...is],
  };
  const people = (list: readonly number[]): number =>
    list.reduce((sum, f) => sum + (picture.facilities.people[f] ?? 0), 0);
  return (
    <section className="plan-section" aria-label={t('branch.facilities')}>
      {STATES.filter((state) => lists[state].length > 0).map((state) => (
        <FacilityNames
          key={state}
          state={state}
          title={t(`branch.facilities.${state}`, {
            n: lists[state].length,
            people: number(people(lists[state])),
          })}
          list={lists[state].toSorted(
            (a, b) => (picture.facilities.people[b] ?? 0) - (picture.facilities.people[a] ?? 0),
          )}
          shown={shown}
          speaker={speaker}
        />
      ))}
      {is.size === 0 ? <p className="plan-good">{t('branch.uncovered.none')}</p> : null}
    </section>
  );
}

function FacilityNames(props: {
  state: (typeof STATES)[number];
  title: string;
  list: readonly number[];
  shown: Shown;
  speaker: PlanSpeaker;
}): ReactElement {
  const { state, title, list, speaker } = props;
  const { picture, after } = props.shown;
  const { t, number } = useI18n();
  const [count, setCount] = useState(PAGE);
  const { id, lon, lat, people } = picture.facilities;
  return (
    <details open={state !== 'uncovered' || list.length <= PAGE}>
      <summary data-state={state}>{title}</summary>
      <ul className="plan-facilities">
        {list.slice(0, count).map((f) => {
          const seconds = after.evaluation.secondsTo[f] ?? Infinity;
          return (
            <li key={id[f]}>
              <button
                type="button"
                onClick={() => useFocus.setState({ place: { lon: lon[f] ?? 0, lat: lat[f] ?? 0 } })}
              >
                <span className="ellipsis">{speaker.facilityName(id[f] ?? 0) ?? `№ ${id[f]}`}</span>
                <small className="muted">
                  {people[f] === null || people[f] === undefined ? '' : t('branch.people', { n: people[f] })}{' '}
                  {Number.isFinite(seconds) ? amountText('seconds', seconds, speaker) : ''}
                </small>
              </button>
            </li>
          );
        })}
      </ul>
      {list.length > count ? (
        <button type="button" className="quiet-button" onClick={() => setCount(count + 100)}>
          {t('branch.uncovered.more', { n: number(list.length - count) })}
        </button>
      ) : null}
    </details>
  );
}
