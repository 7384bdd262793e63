import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement } from 'react';
import { mayDo, useSignedIn } from '../../access/use-me.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { useView } from '../../state/use-view.ts';
import { trpc } from '../../trpc.ts';
import { EmptyState, Notice } from '../../ui/state.tsx';
import '../branch/plan.css';
import { usePicking } from '../picked/picking.ts';
import { questionOf, type Wrong } from './question.ts';
import { SitesAnswer } from './sites-answer.tsx';
import { SitesFormFields } from './sites-form.tsx';
import './sites.css';
import { useJob, useSites, type SitesForm } from './use-sites.ts';

/** The tab of sites: where posts and patrols are best, with a proof of how good the answer is. */
export function Sites(): ReactElement {
  const { unit } = useView();
  const { t } = useI18n();
  const mayWrite = mayDo(useSignedIn(), 'planning.write');
  const { form, job } = useSites();
  const followed = useJob(job);
  // What was wrong is of the form as it was then: its sentence would not fit another.
  const [refused, setRefused] = useState<{ form: SitesForm; wrong: Wrong } | null>(null);
  const wrong = refused?.form === form ? refused.wrong : null;
  const { data, isError, error } = followed;
  useEffect(() => {
    if (data?.answer) useSites.setState({ answer: data.answer, revision: data.revision });
  }, [data?.answer, data?.revision]);
  const start = useMutation(
    trpc.planning.location.start.mutationOptions({
      onSuccess: ({ id }) => {
        useSites.setState({ job: id, answer: null, revision: 0, chosen: null, hovered: null });
        usePicking.setState({ asks: null });
      },
    }),
  );
  const begin = (): void => {
    const made = questionOf(form, unit);
    setRefused(made.ok ? null : { form, wrong: made.wrong });
    if (made.ok) start.mutate(made.question);
  };
  if (!mayWrite) return <EmptyState title={t('sites.readOnly')} hint={t('sites.readOnlyHint')} />;
  return (
    <div className="plan-body scroll">
      <SitesFormFields form={form} wrong={wrong} busy={start.isPending} onBegin={begin} />
      {wrong === null ? null : (
        <Notice tone="danger">
          {t(`sites.wrong.${wrong}`, { number: form.number, n: form.points.length })}
        </Notice>
      )}
      {start.isError ? (
        <Notice tone="danger">{t('error.detail', { message: errorText(t, start.error) })}</Notice>
      ) : null}
      {job !== null && isError && !data ? (
        <Notice tone="warning">{t('error.detail', { message: errorText(t, error) })}</Notice>
      ) : null}
      {data ? <SitesAnswer job={data} /> : <p className="muted">{t('sites.about')}</p>}
    </div>
  );
}
