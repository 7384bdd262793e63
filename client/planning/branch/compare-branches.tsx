import { useQueries } from '@tanstack/react-query';
import { useEffect, type ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { useChangeView, useView } from '../../state/use-view.ts';
import { trpc } from '../../trpc.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { EmptyState, Notice, Skeleton } from '../../ui/state.tsx';
import { openDraft, useDrafts } from './draft.ts';
import { IndicatorTable } from './indicator-table.tsx';
import { reckon, usePlanSpeaker } from './use-plan.ts';

/** Two to four branches side by side with the picture that the first of them stands on. */
export function CompareBranches(props: { ids: readonly number[] }): ReactElement {
  const view = useView();
  const change = useChangeView();
  const { t, moment } = useI18n();
  const speaker = usePlanSpeaker(view.unit);
  const ids = [...new Set(props.ids)];
  const answers = useQueries({
    queries: ids.map((id) => trpc.planning.branch.get.queryOptions({ id }, { staleTime: 5_000 })),
  });
  const [first] = answers;
  const shownOnMap = first?.data;
  // The map shows the first of them.
  useEffect(() => {
    if (shownOnMap && !useDrafts.getState().drafts[shownOnMap.id]) openDraft(shownOnMap);
  }, [shownOnMap]);
  const broken = answers.find(({ isError }) => isError);
  if (broken?.error)
    return (
      <EmptyState
        broken
        title={t('branch.gone')}
        hint={t('error.detail', { message: errorText(t, broken.error) })}
        action={{
          label: t('branch.toList'),
          onClick: () => change({ branch: undefined, against: undefined }),
        }}
      />
    );
  const branches = answers.flatMap(({ data }) => data ?? []);
  if (branches.length < ids.length || !shownOnMap)
    return (
      <div className="side-loading" aria-busy="true">
        <Skeleton heightRem={18} />
      </div>
    );
  const pictures = new Set(branches.map(({ picture, kato }) => `${kato} ${picture.asOfMs}`));
  const before = reckon(shownOnMap.picture, [], shownOnMap.basis);
  return (
    <div className="plan-body scroll">
      <header className="plan-head">
        <h2>{t('branch.comparison')}</h2>
        <ActionButton
          label={t('branch.toList')}
          onClick={() => change({ branch: undefined, against: undefined })}
        />
      </header>
      {pictures.size > 1 ? <Notice tone="warning">{t('branch.otherPictures')}</Notice> : null}
      <IndicatorTable
        label={t('branch.comparison')}
        speaker={speaker}
        columns={[
          {
            key: 'before',
            title: t('branch.before'),
            note: moment(new Date(shownOnMap.picture.asOfMs).toISOString()),
            indicators: before.evaluation.indicators,
          },
          ...branches.map(({ id, name, picture, changes, basis }) => ({
            key: String(id),
            title: name,
            note: `${moment(new Date(picture.asOfMs).toISOString())}, ${t(`branch.basis.${basis}`)}`,
            indicators: reckon(picture, changes, basis).evaluation.indicators,
          })),
        ]}
      />
      <div className="plan-actions">
        {branches.map(({ id, name }) => (
          <ActionButton
            key={id}
            label={t('branch.open', { name })}
            onClick={() => change({ branch: id, against: undefined })}
          />
        ))}
      </div>
    </div>
  );
}
