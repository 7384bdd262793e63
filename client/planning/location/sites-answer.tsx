import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { FIGURE_OF, type ChosenSite, type LocationAnswer } from '../../../shared/planning/location/schema.ts';
import type { Change } from '../../../shared/planning/branch/change.ts';
import { useI18n, type I18n } from '../../i18n/use-i18n.tsx';
import { trpc } from '../../trpc.ts';
import { Notice } from '../../ui/state.tsx';
import { Standing } from '../standing.tsx';
import { TakeOver } from '../take-over.tsx';
import { SiteRow } from './site-row.tsx';
import { useSites, type Job } from './use-sites.ts';
import { WaysSwitch } from './ways-switch.tsx';

/** A figure of a model in its own unit. */
function figureText({ t, number }: I18n, job: Job, value: number): string {
  const { unit } = FIGURE_OF[job.question.model];
  const rounded =
    unit === 'sites' || unit === 'weight' ? Math.round(value * 10) / 10 : Math.round(value * 100) / 100;
  return t(`sites.unit.${unit}`, { value: number(rounded) });
}

const siteName = ({ name: say, t }: I18n, { name, lon, lat }: ChosenSite): string =>
  name ? say(name) : t('sites.point', { place: `${lat.toFixed(3)}, ${lon.toFixed(3)}` });

const postOf = (i18n: I18n, site: ChosenSite, number: number): Change => ({
  type: 'post.add',
  post: `post:+${number}`,
  name: siteName(i18n, site).slice(0, 80),
  unitType: 'patrol_car',
  crews: Math.max(1, site.units),
  lon: site.lon,
  lat: site.lat,
  costKzt: site.costKzt,
});

/** The answer as it stands: found, proven bound, gap; every site with what it adds and what is lost without it. */
export function SitesAnswer(props: { job: Job }): ReactElement {
  const { job } = props;
  const i18n = useI18n();
  const { t, number } = i18n;
  const answer = useSites((state) => state.answer);
  const cancel = useMutation(trpc.planning.location.cancel.mutationOptions());
  const { problem } = job;
  if (problem)
    return (
      <Notice tone="danger">
        {t(`sites.problem.${problem.code}`, {
          number: 'number' in problem ? number(problem.number) : '',
          n: 'candidates' in problem ? problem.candidates : 'count' in problem ? problem.count : 0,
          most: 'most' in problem ? number(problem.most) : '',
          keys: 'keys' in problem ? problem.keys.join(', ') : '',
        })}
      </Notice>
    );
  return (
    <section className="plan-section" aria-label={t('sites.answer')}>
      <Standing
        job={{ ...job, answer }}
        figure={(value) => figureText(i18n, job, value)}
        onCancel={() => cancel.mutate({ id: job.id })}
      />
      {answer ? <Found job={job} answer={answer} /> : null}
    </section>
  );
}

function Found(props: { job: Job; answer: LocationAnswer }): ReactElement {
  const { job, answer } = props;
  const i18n = useI18n();
  const { t, number, percent } = i18n;
  const { before, after, assumptions } = answer;
  const added = answer.sites.filter(({ existing, fixed }) => !existing && !fixed);
  const staying = answer.sites.filter(({ fixed }) => fixed);
  const rowsOf = (sites: readonly ChosenSite[]): ReactElement[] =>
    sites.map((site) => (
      <SiteRow
        key={site.key}
        site={site}
        name={siteName(i18n, site)}
        lost={site.lostWithout === null ? null : figureText(i18n, job, site.lostWithout)}
      />
    ));
  const share = ({ coveredWeight, weight }: typeof before): string =>
    weight === 0 ? '–' : percent(coveredWeight / weight, 1);
  return (
    <>
      <p>
        {t('sites.covered', { before: share(before), after: share(after) })}{' '}
        <span className="muted">
          {t('sites.coveredPlaces', {
            before: number(before.coveredPlaces),
            after: number(after.coveredPlaces),
            of: number(after.places),
          })}
        </span>
      </p>
      {added.length > 0 ? (
        <TakeOver
          label={t('sites.takeNew', { n: added.length })}
          count={added.length}
          changes={(from) => added.map((site, i) => postOf(i18n, site, from + i))}
        />
      ) : null}
      <WaysSwitch />
      <ol className="sites-list" aria-label={t('sites.list')}>
        {rowsOf(answer.sites.filter(({ fixed }) => !fixed))}
      </ol>
      {staying.length > 0 ? (
        <details className="plan-section">
          <summary>{t('ways.staying', { count: number(staying.length) })}</summary>
          <ol className="sites-list" aria-label={t('ways.stayingList')}>
            {rowsOf(staying)}
          </ol>
        </details>
      ) : null}
      {answer.uncovered.count > 0 ? (
        <p className="plan-note">
          {t('sites.uncovered', { n: answer.uncovered.count })}
          {answer.unreachable.count > 0 ? ` ${t('sites.unreachable', { n: answer.unreachable.count })}` : ''}
        </p>
      ) : null}
      <p className="plan-note muted">
        {t('sites.assumed', {
          detour: number(assumptions.travel.detour),
          candidates: number(assumptions.candidates),
          unknown: number(assumptions.unknownWeight),
        })}
        {assumptions.demonstrationPlaces > 0 ? ` ${t('sites.demonstration')}` : ''}
      </p>
    </>
  );
}
