import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { mayDo, useSignedIn } from '../../access/use-me.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { useView } from '../../state/use-view.ts';
import { trpc } from '../../trpc.ts';
import { Failed } from '../../state/failed.tsx';
import { EmptyState, Notice, Skeleton } from '../../ui/state.tsx';
import '../branch/plan.css';
import { usePlanPicture, usePlanSpeaker } from '../branch/use-plan.ts';
import { isEnded } from '../job.ts';
import '../location/sites.css';
import { usePicking } from '../picked/picking.ts';
import { facilitiesOf } from './facilities.ts';
import { questionOf, type Wrong } from './question.ts';
import { SitingAnswer } from './siting-answer.tsx';
import './siting.css';
import { SitingFormFields } from './siting-form.tsx';
import { useSiting, useSitingJob } from './use-siting.ts';

/** Why a question was not taken, in words where we have them. */
const REFUSALS = {
  TOO_MANY_REQUESTS: 'siting.busy',
  NOT_FOUND: 'siting.gone',
  PRECONDITION_FAILED: 'siting.off',
} as const;
const isRefusal = (code: string | undefined): code is keyof typeof REFUSALS =>
  code !== undefined && code in REFUSALS;

/** Where cameras are best: what must be seen of which facilities, and the answer with a proof of how good it is. */
export function CameraSiting(): ReactElement {
  const { unit } = useView();
  const { t } = useI18n();
  const mayWrite = mayDo(useSignedIn(), 'planning.write');
  const { form, job } = useSiting();
  const picture = usePlanPicture(unit);
  const speaker = usePlanSpeaker(unit);
  const followed = useSitingJob(job);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const start = useMutation(
    trpc.planning.cameraSiting.start.mutationOptions({
      onSuccess: ({ id }) => {
        useSiting.setState({ job: id, chosen: null });
        usePicking.setState({ asks: null });
      },
    }),
  );
  if (!mayWrite) return <EmptyState title={t('sites.readOnly')} hint={t('sites.readOnlyHint')} />;
  if (!picture.data)
    return picture.isError ? (
      <Failed title={t('siting.noPicture')} error={picture.error} onRetry={() => void picture.refetch()} />
    ) : (
      <output className="plan-body" aria-busy="true" aria-label={t('siting.loading')}>
        <Skeleton heightRem={6} />
        <Skeleton heightRem={10} />
        <Skeleton heightRem={8} />
      </output>
    );
  const facilities = facilitiesOf(form, picture.data);
  const begin = (): void => {
    const made = questionOf(form, unit, facilities);
    setWrong(made.ok ? null : made.wrong);
    if (made.ok) start.mutate(made.question);
  };
  const { data, isError, error } = followed;
  // An answer about another territory says nothing about this one.
  const own = data?.question.unit === unit ? data : undefined;
  const code = start.error?.data?.code;
  return (
    <div className="plan-body scroll">
      <SitingFormFields
        form={form}
        picture={picture.data}
        speaker={speaker}
        facilities={facilities.length}
        wrong={wrong}
        busy={start.isPending}
        onBegin={begin}
      />
      {wrong === null ? null : <Notice tone="danger">{t(`siting.wrong.${wrong.field ?? 'other'}`)}</Notice>}
      {start.isError ? (
        <Notice tone="danger">
          {isRefusal(code) ? t(REFUSALS[code]) : t('error.detail', { message: errorText(t, start.error) })}
        </Notice>
      ) : null}
      {isError && !(data && isEnded(data)) ? (
        <Notice tone="warning">
          {error.data?.code === 'NOT_FOUND'
            ? t('siting.forgotten')
            : t('error.detail', { message: errorText(t, error) })}
        </Notice>
      ) : null}
      {own ? (
        <SitingAnswer job={own} picture={picture.data} speaker={speaker} />
      ) : (
        <p className="muted">{t(data ? 'siting.elsewhere' : 'siting.about')}</p>
      )}
    </div>
  );
}
