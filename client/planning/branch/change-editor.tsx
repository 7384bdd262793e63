import { useState, type ReactElement } from 'react';
import { thingName, type PlanSpeaker } from '../../../shared/planning/branch/change-text.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ChangeField } from './change-field.tsx';
import {
  CHANGE_KINDS,
  changeOf,
  emptyForm,
  FIELDS_OF,
  type ChangeFieldName,
  type ChangeForm,
} from './change-form.ts';
import { addChanges, useDrafts, type Draft } from './draft.ts';
import type { Shown } from './use-plan.ts';

const put = (form: ChangeForm | null): void => useDrafts.setState({ form });

/** Makes a change by hand: everything that the map can do is here for the keyboard, too. */
export function ChangeEditor(props: { draft: Draft; shown: Shown; speaker: PlanSpeaker }): ReactElement {
  const { draft } = props;
  const { t } = useI18n();
  const form = useDrafts((state) => state.form);
  const chosen = useDrafts((state) => state.chosen);
  const thing = chosen === null ? '' : thingName(draft.picture, draft.changes, chosen);
  if (form) return <Form {...props} form={form} />;
  const begin =
    (kind: ChangeForm['kind'], ref = ''): (() => void) =>
    () =>
      put(emptyForm(kind, ref));
  return (
    <section className="plan-actions" aria-label={t('branch.add')}>
      {chosen?.startsWith('unit:') ? (
        <>
          <ActionButton label={t('branch.moveIt', { thing })} onClick={begin('unit.move', chosen)} />
          <ActionButton label={t('branch.removeIt', { thing })} onClick={begin('unit.remove', chosen)} />
        </>
      ) : null}
      {chosen?.startsWith('post:') ? (
        <>
          <ActionButton label={t('branch.moveIt', { thing })} onClick={begin('post.move', chosen)} />
          <ActionButton label={t('branch.closeIt', { thing })} onClick={begin('post.close', chosen)} />
        </>
      ) : null}
      <ActionButton label={t('branch.moveUnit')} onClick={begin('unit.move')} />
      <ActionButton label={t('branch.addPost')} onClick={begin('post.add')} />
      <ActionButton label={t('branch.add')} onClick={begin('equip')} />
    </section>
  );
}

function Form(props: { draft: Draft; shown: Shown; speaker: PlanSpeaker; form: ChangeForm }): ReactElement {
  const { draft, shown, speaker, form } = props;
  const { t } = useI18n();
  const [wrong, setWrong] = useState<ChangeFieldName | null>(null);
  const fieldProps = { draft, shown, speaker, form, wrong, onChange: put };
  const add = (): void => {
    const made = changeOf(form, draft.changes);
    if (!made.ok) {
      setWrong(made.field);
      return;
    }
    addChanges(draft.id, [made.change]);
    put(null);
  };
  return (
    <form
      className="change-form"
      aria-label={t('branch.add')}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Choice
        label={t('branch.field.kind')}
        value={form.kind}
        options={CHANGE_KINDS.map((value) => ({ value, label: t(`branch.kind.${value}`) }))}
        onChange={(kind) => put({ ...emptyForm(kind), place: form.place })}
      />
      {[...FIELDS_OF[form.kind], 'costKzt' as const].map((field) => (
        <ChangeField key={`${form.kind} ${field}`} field={field} {...fieldProps} />
      ))}
      {wrong === null ? null : (
        <p className="late" role="alert">
          {t('branch.wrong', { field: t(`branch.field.${wrong}`) })}
        </p>
      )}
      <div className="plan-actions">
        <button type="submit" className="plain-button">
          {t('branch.addIt')}
        </button>
        <ActionButton label={t('branch.cancel')} onClick={() => put(null)} />
      </div>
    </form>
  );
}
