import { useEffect, type ReactElement } from 'react';
import { mayDo, useSignedIn } from '../../access/use-me.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { useChangeView, useView } from '../../state/use-view.ts';
import { EmptyState, Notice, Skeleton } from '../../ui/state.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { BranchBar } from './branch-bar.tsx';
import { BranchStanding } from './branch-standing.tsx';
import { ChangeEditor } from './change-editor.tsx';
import { ChangeList } from './change-list.tsx';
import { editDraft, isDirty, openDraft, useDrafts } from './draft.ts';
import { IndicatorTable } from './indicator-table.tsx';
import { UncoveredList } from './uncovered-list.tsx';
import { useBranch, usePlanSpeaker, useShown } from './use-plan.ts';
import { PictureNote } from './picture-note.tsx';
import { BASES } from '../../../shared/planning/branch/picture.ts';

/** A branch that is worked on: what it changes, and what becomes of every indicator. */
export function OpenBranch(props: { id: number }): ReactElement {
  const { id } = props;
  const view = useView();
  const change = useChangeView();
  const { t } = useI18n();
  const speaker = usePlanSpeaker(view.unit);
  const mayWrite = mayDo(useSignedIn(), 'planning.write');
  const branch = useBranch(id);
  const { data } = branch;
  const draft = useDrafts(({ drafts }) => drafts[id]);
  const shown = useShown(view.unit, id);
  const isNewer = data !== undefined && draft !== undefined && data.version > draft.version;
  useEffect(() => {
    // What somebody else has saved is taken over as long as nothing of one's own would be lost by it.
    if (data && (!draft || (data.version > draft.version && !isDirty(draft)))) openDraft(data);
  }, [data, draft]);
  if (!data && branch.isError)
    return (
      <EmptyState
        broken
        title={t('branch.gone')}
        hint={t('error.detail', { message: errorText(t, branch.error) })}
        action={{ label: t('branch.toList'), onClick: () => change({ branch: undefined }) }}
      />
    );
  if (!data || !draft || !shown?.draft)
    return (
      <output className="side-loading" aria-busy="true" aria-label={t('branch.loading')}>
        <Skeleton heightRem={4} />
        <Skeleton heightRem={18} />
      </output>
    );
  return (
    <>
      <BranchBar branch={data} draft={draft} mayWrite={mayWrite} />
      <div className="plan-body scroll">
        {isNewer && isDirty(draft) ? (
          <Notice tone="danger" action={{ label: t('branch.takeTheirs'), onClick: () => openDraft(data) }}>
            {t('branch.conflict', { name: data.editor })}
          </Notice>
        ) : null}
        <BranchStanding id={id} version={draft.version} mayWrite={mayWrite && !isDirty(draft)} />
        <div className="plan-head">
          <Segmented
            label={t('branch.basis')}
            value={draft.basis}
            options={BASES.map((value) => ({ value, label: t(`branch.basis.${value}`) }))}
            onChange={(basis) => editDraft(id, (one) => ({ ...one, basis }))}
          />
          <Segmented
            label={t('branch.shows')}
            value={view.shows}
            options={(['before', 'after'] as const).map((value) => ({
              value,
              label: t(`branch.shows.${value}`),
            }))}
            onChange={(shows) => change({ shows }, 'replace')}
          />
        </div>
        <ChangeList draft={draft} problems={shown.after.problems} speaker={speaker} mayWrite={mayWrite} />
        {mayWrite ? <ChangeEditor draft={draft} shown={shown} speaker={speaker} /> : null}
        <IndicatorTable
          label={t('branch.indicatorsOf', { name: draft.name })}
          speaker={speaker}
          columns={[
            { key: 'before', title: t('branch.before'), indicators: shown.before.evaluation.indicators },
            { key: 'after', title: t('branch.after'), indicators: shown.after.evaluation.indicators },
          ]}
        />
        <UncoveredList shown={shown} speaker={speaker} />
        <PictureNote picture={draft.picture} />
      </div>
    </>
  );
}
