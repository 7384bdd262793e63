import type { ReactElement } from 'react';
import { DETOUR, hoursAt } from '../../../shared/operations/eta.ts';
import type { PlanPicture } from '../../../shared/planning/branch/picture.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';

/** What the figures rest on. */
export function PictureNote(props: { picture: PlanPicture }): ReactElement {
  const { picture } = props;
  const { t, moment, number } = useI18n();
  return (
    <p className="plan-note muted">
      {t('branch.asOf', { moment: moment(new Date(picture.asOfMs).toISOString()) })}.{' '}
      {t('branch.estimate', {
        detour: number(DETOUR.likely),
        hours: t(`branch.hours.${hoursAt(picture.asOfMs)}`),
      })}
    </p>
  );
}
