import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { CameraList } from './camera-list.tsx';
import { cameraName } from './camera-name.ts';
import { nearestAmong } from './facilities.ts';
import { branchSight } from './question.ts';
import { UnseenList } from './unseen-list.tsx';
import type { SitingJob } from './use-siting.ts';
import type { Change } from '../../../shared/planning/branch/change.ts';
import type { PlanSpeaker } from '../../../shared/planning/branch/change-text.ts';
import type { PlanPicture } from '../../../shared/planning/branch/picture.ts';
import type { CameraSitingAnswer, ChosenCamera } from '../../../shared/planning/camera-siting/schema.ts';
import type { PlanProblem } from '../../../shared/planning/location/job.ts';
import { useI18n, type I18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { trpc } from '../../trpc.ts';
import { Notice } from '../../ui/state.tsx';
import { Standing } from '../standing.tsx';
import { TakeOver } from '../take-over.tsx';

/** Why there is no answer, as a sentence; what only posts can have is a failure here. */
function problemText({ t, number }: I18n, problem: PlanProblem): string {
  const { code } = problem;
  if (code === 'more_than_candidates' || code === 'unknown_sites') return t('siting.problem.failed');
  return t(
    `siting.problem.${code}`,
    code === 'too_many_candidates' ? { count: number(problem.count), most: number(problem.most) } : {},
  );
}

type Parts = { job: SitingJob; picture: PlanPicture; speaker: PlanSpeaker };

/** The answer as it stands: found, proven bound, gap; what is seen before and after, every camera, and what stays unseen. */
export function SitingAnswer(props: Parts): ReactElement {
  const { job } = props;
  const i18n = useI18n();
  const { t, number } = i18n;
  const cancel = useMutation(trpc.planning.cameraSiting.cancel.mutationOptions());
  const { answer, problem } = job;
  if (problem) return <Notice tone="danger">{problemText(i18n, problem)}</Notice>;
  const rounded = (value: number): string => number(Math.round(value * 10) / 10);
  return (
    <section className="plan-section" aria-label={t('sites.answer')}>
      <Standing
        job={job}
        figure={(value) =>
          answer ? t('siting.figure', { value: rounded(value), of: rounded(answer.weight) }) : rounded(value)
        }
        onCancel={() => cancel.mutate({ id: job.id })}
      />
      {cancel.isError ? (
        <Notice tone="danger">{t('error.detail', { message: errorText(t, cancel.error) })}</Notice>
      ) : null}
      {answer ? <Found {...props} answer={answer} /> : null}
    </section>
  );
}

function Found(props: Parts & { answer: CameraSitingAnswer }): ReactElement {
  const { job, answer, picture, speaker } = props;
  const i18n = useI18n();
  const { t, number } = i18n;
  const { cameras, counts } = answer;
  const { question } = job;
  const nearest = nearestAmong(picture, question.facilities);
  const nameOf = (place: { lon: number; lat: number }): string => {
    const facility = nearest(place);
    return facility === null
      ? t('sites.point', { place: `${place.lat.toFixed(4)}, ${place.lon.toFixed(4)}` })
      : (speaker.facilityName(facility) ?? `№ ${facility}`);
  };
  const sight = branchSight(question);
  const changeOf = (camera: ChosenCamera, ref: number): Change => {
    const about = cameraName(i18n, camera);
    return {
      type: 'camera.add',
      camera: `camera:+${ref}`,
      // What tells it from the others of its facility stays whole.
      name: `${nameOf(camera).slice(0, 78 - about.length)}, ${about}`,
      lon: camera.lon,
      lat: camera.lat,
      azimuthDeg: camera.azimuthDeg,
      fovDeg: camera.fovDeg,
      rangeM: Math.min(1_000, Math.max(1, Math.round(camera.rangeM[sight] * 10) / 10)),
      costKzt: Math.round(camera.costKzt),
    };
  };
  return (
    <>
      <table className="plan-table" aria-label={t('siting.counts')}>
        <thead>
          <tr>
            <th scope="col">{t('siting.counts')}</th>
            <th scope="col">{t('siting.before')}</th>
            <th scope="col">{t('siting.after')}</th>
            <th scope="col">{t('siting.of')}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ target, points, before, after }) => (
            <tr key={target}>
              <th scope="row">{t(`siting.target.${target}`)}</th>
              <td>{number(before)}</td>
              <td>
                <strong data-tone={after > before ? 'good' : undefined}>{number(after)}</strong>
              </td>
              <td>{number(points)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {cameras.length > 0 ? (
        <>
          <p className="plan-note">
            {t('siting.cost', {
              n: cameras.length,
              sum: number(cameras.reduce((sum, { costKzt }) => sum + costKzt, 0)),
            })}
          </p>
          <TakeOver
            label={t('siting.takeNew', { n: cameras.length })}
            count={cameras.length}
            changes={(from) => cameras.map((camera, i) => changeOf(camera, from + i))}
          />
          <p className="plan-note muted">{t('siting.taken', { sight: t(`siting.sight.${sight}`) })}</p>
        </>
      ) : (
        <p className="plan-note">{t('siting.none')}</p>
      )}
      <CameraList answer={answer} question={question} nameOf={nameOf} />
      <UnseenList answer={answer} nearest={nearest} nameOf={nameOf} />
      <Assumptions answer={answer} />
    </>
  );
}

/** What the answer rests on, with what of it is an estimate. */
function Assumptions(props: { answer: CameraSitingAnswer }): ReactElement {
  const { footprint, perimeterStepM, heightM, existing, views, incidents, asOf } = props.answer.assumptions;
  const { t, number, moment } = useI18n();
  return (
    <section className="plan-section" aria-label={t('siting.assumed')}>
      <h3>{t('siting.assumed')}</h3>
      <ul className="siting-assumed plan-note muted">
        <li>
          {t('siting.assumed.footprint', {
            each: number(footprint.m2PerPerson),
            least: number(footprint.leastM2),
            most: number(footprint.mostM2),
          })}
          {footprint.unknownPeople > 0
            ? ` ${t('siting.assumed.unknownPeople', { n: footprint.unknownPeople })}`
            : ''}
        </li>
        <li>{t('siting.assumed.points', { step: number(perimeterStepM), height: number(heightM) })}</li>
        <li>
          {t('siting.assumed.existing', {
            counted: number(existing.counted),
            width: number(existing.widthPx),
            unknown: number(existing.unknown),
          })}
        </li>
        <li>{t('siting.assumed.lenses')}</li>
        <li>
          {t('siting.assumed.asOf', {
            views: number(views),
            incidents: number(incidents),
            moment: moment(asOf),
          })}
        </li>
      </ul>
    </section>
  );
}
