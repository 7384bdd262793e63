import type { ReactElement } from 'react';
import { cameraName } from './camera-name.ts';
import { sightsOf } from './question.ts';
import { cameraKey } from './siting-features.ts';
import { useSiting } from './use-siting.ts';
import type {
  CameraSitingAnswer,
  CameraSitingQuestion,
} from '../../../shared/planning/camera-siting/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useFocus } from '../branch/focus.ts';

const CAMERA_ZOOM = 17;

/** The chosen cameras, numbered as on the map: where, how far each sees, what it adds, and what is lost without it. */
export function CameraList(props: {
  answer: CameraSitingAnswer;
  question: CameraSitingQuestion;
  nameOf: (place: { lon: number; lat: number }) => string;
}): ReactElement {
  const { answer, question, nameOf } = props;
  const i18n = useI18n();
  const { t, number, percent } = i18n;
  const chosen = useSiting((state) => state.chosen);
  const sights = sightsOf(question);
  return (
    <ol className="sites-list" aria-label={t('siting.cameras')}>
      {answer.cameras.map((camera, i) => {
        const { lon, lat, rangeM, covers, unique, lostWithout } = camera;
        const key = cameraKey(camera);
        return (
          <li key={`${key} ${i}`}>
            <button
              type="button"
              className="branch-row"
              aria-current={key === chosen ? 'true' : undefined}
              onClick={() => {
                useSiting.setState({ chosen: key });
                useFocus.setState({ place: { lon, lat, zoom: CAMERA_ZOOM } });
              }}
            >
              <strong className="ellipsis">
                {i + 1}. {nameOf(camera)}
              </strong>
              <span>
                {cameraName(i18n, camera)} ·{' '}
                {sights
                  .map((sight) =>
                    t('siting.range', {
                      sight: t(`siting.sight.${sight}`),
                      metres: number(Math.round(rangeM[sight])),
                    }),
                  )
                  .join(' · ')}
              </span>
              <span className="muted">
                {t('siting.covers', { n: covers.points })} ·{' '}
                {t('siting.only', { points: number(unique.points) })} ·{' '}
                {t('siting.lost', {
                  share: answer.weight === 0 ? '–' : percent(lostWithout / answer.weight, 1),
                })}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
