import { useState, type FormEvent, type ReactElement } from 'react';
import type { AdminUnit } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { DeedFoot, isReason } from '../deed-foot.tsx';
import { Field } from '../field.tsx';
import { EMPTY_GRANT, GrantFields, grantOf } from './grant-fields.tsx';
import { OneTimePassword } from './one-time-password.tsx';
import { usePeopleChanges } from './use-people.ts';

/** Makes a person with a first role; the one-time password is shown once. */
export function NewPerson(props: {
  tree: UnitTree<AdminUnit>;
  onDone: (id: number | null) => void;
}): ReactElement {
  const { t } = useI18n();
  const { create } = usePeopleChanges();
  const [login, setLogin] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [draft, setDraft] = useState(EMPTY_GRANT);
  const [reason, setReason] = useState('');
  const grant = grantOf(draft);
  if (create.data) {
    const { id } = create.data;
    return <OneTimePassword login={login} given={create.data} onDone={() => props.onDone(id)} />;
  }
  const isWhole = login.trim().length >= 3 && displayName.trim().length >= 2 && grant !== null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isWhole && isReason(reason)) create.mutate({ login, displayName, grants: [grant], reason });
  };
  return (
    <form className="access-card panel" aria-label={t('people.new')} onSubmit={submit}>
      <h2>{t('people.new')}</h2>
      <Field label={t('access.login')} value={login} onChange={setLogin} hint={t('people.loginHint')} />
      <Field label={t('people.name')} value={displayName} onChange={setDisplayName} />
      <GrantFields tree={props.tree} draft={draft} onChange={setDraft} />
      <DeedFoot
        reason={reason}
        onReason={setReason}
        label={t('people.create')}
        isReady={isWhole}
        deed={create}
        conflict={t('people.loginTaken')}
        onCancel={() => props.onDone(null)}
      />
    </form>
  );
}
