import { useState, type FormEvent, type ReactElement } from 'react';
import type { GrantHistory, PersonInfo } from '../../../shared/access/schema.ts';
import type { AdminUnit } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { FlagField } from '../../ui/flag-field.tsx';
import { reasonText, thingText } from '../audit/words.ts';
import { DeedFoot, isReason } from '../deed-foot.tsx';
import { useSignedIn } from '../use-me.ts';
import { EMPTY_GRANT, GrantFields, grantOf } from './grant-fields.tsx';
import { OneTimePassword, type OneTime } from './one-time-password.tsx';
import { useGrants, usePeopleChanges } from './use-people.ts';

/** What is being done to a person, which needs a reason first. */
type Doing = { what: 'none' } | { what: 'grant' | 'disable' | 'reset' } | { what: 'revoke'; grantId: number };

/** One person: state, roles with their history, and what an administrator may do. */
export function PersonCard(props: { person: PersonInfo; tree: UnitTree<AdminUnit> }): ReactElement {
  const { person, tree } = props;
  const i18n = useI18n();
  const { t, name, day, moment } = i18n;
  const { data: history = [] } = useGrants(person.id);
  const isOneself = useSignedIn().person.id === person.id;
  const [doing, setDoing] = useState<Doing>({ what: 'none' });
  const [given, setGiven] = useState<OneTime | null>(null);
  const nameOf = (kato: string): string => {
    const unit = tree.units[tree.indexOf.get(kato) ?? -1];
    return unit ? name(unit.name) : kato;
  };
  const stop = (): void => setDoing({ what: 'none' });

  if (given)
    return (
      <OneTimePassword
        login={person.login}
        given={given}
        onDone={() => {
          setGiven(null);
          stop();
        }}
      />
    );
  const isStanding = (grant: GrantHistory): boolean => grant.revokedAt === null;
  return (
    <section className="access-card panel" aria-label={person.displayName}>
      <h2>{person.displayName}</h2>
      <p className="muted">
        {person.login} ·{' '}
        {person.lastSeenAt === null
          ? t('people.neverSeen')
          : t('people.lastSeen', { at: moment(person.lastSeenAt) })}
        {person.totp ? ` · ${t('access.secondFactor')}` : ''}
        {person.mustChange ? ` · ${t('people.mustChange')}` : ''}
      </p>
      {person.disabled ? <p className="badge">{t('people.disabled')}</p> : null}
      <h3>{t('account.roles')}</h3>
      <ul className="access-lines">
        {history.map((grant) => (
          <li key={grant.id} data-past={isStanding(grant) ? undefined : ''}>
            <strong>
              {t(`role.${grant.role}`)} · {nameOf(grant.unit)}
            </strong>
            <span className="muted">
              {t('people.granted', {
                by: thingText(i18n, grant.grantedBy),
                date: day(grant.from),
                reason: reasonText(i18n, grant.reason),
              })}
              {grant.until === null ? '' : ` · ${t('account.until', { date: day(grant.until) })}`}
              {grant.revokedAt === null
                ? ''
                : ` · ${t('people.revoked', { by: thingText(i18n, grant.revokedBy ?? '—'), date: day(grant.revokedAt), reason: reasonText(i18n, grant.revokeReason ?? '') })}`}
            </span>
            {isStanding(grant) && person.grants.some(({ id }) => id === grant.id) ? (
              <button
                type="button"
                className="icon-button"
                onClick={() => setDoing({ what: 'revoke', grantId: grant.id })}
              >
                {t('people.revoke')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {person.manageable ? (
        <div className="sign-in-buttons">
          <button type="button" className="plain-button" onClick={() => setDoing({ what: 'grant' })}>
            {t('people.addRole')}
          </button>
          {person.demonstration ? null : (
            <button type="button" className="quiet-button" onClick={() => setDoing({ what: 'reset' })}>
              {t('people.resetPassword')}
            </button>
          )}
          {isOneself ? null : (
            <button type="button" className="quiet-button" onClick={() => setDoing({ what: 'disable' })}>
              {t(person.disabled ? 'people.enable' : 'people.disable')}
            </button>
          )}
        </div>
      ) : (
        <p className="muted">{t('people.notManageable')}</p>
      )}
      {doing.what === 'none' ? null : (
        <Deed
          key={JSON.stringify(doing)}
          person={person}
          tree={tree}
          doing={doing}
          onReset={setGiven}
          onDone={stop}
        />
      )}
    </section>
  );
}

function Deed(props: {
  person: PersonInfo;
  tree: UnitTree<AdminUnit>;
  doing: Exclude<Doing, { what: 'none' }>;
  onReset: (given: OneTime) => void;
  onDone: () => void;
}): ReactElement {
  const { person, tree, doing, onReset, onDone } = props;
  const { t } = useI18n();
  const changes = usePeopleChanges();
  const [draft, setDraft] = useState(EMPTY_GRANT);
  const [reason, setReason] = useState('');
  const [withoutTotp, setWithoutTotp] = useState(false);
  const grant = grantOf(draft);
  const { id } = person;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isReason(reason)) return;
    const done = { onSuccess: onDone };
    if (doing.what === 'grant' && grant) changes.grant.mutate({ personId: id, ...grant, reason }, done);
    if (doing.what === 'revoke') changes.revoke.mutate({ id: doing.grantId, reason }, done);
    if (doing.what === 'disable') changes.disable.mutate({ id, disabled: !person.disabled, reason }, done);
    if (doing.what === 'reset')
      changes.reset.mutate({ id, totp: withoutTotp, reason }, { onSuccess: onReset });
  };
  return (
    <form className="access-deed" aria-label={t(`people.deed.${doing.what}`)} onSubmit={submit}>
      <h3>{t(`people.deed.${doing.what}`)}</h3>
      {doing.what === 'grant' ? <GrantFields tree={tree} draft={draft} onChange={setDraft} /> : null}
      {doing.what === 'reset' && person.totp ? (
        <FlagField label={t('people.removeTotp')} value={withoutTotp} onChange={setWithoutTotp} />
      ) : null}
      <DeedFoot
        reason={reason}
        onReason={setReason}
        label={t(`people.deed.${doing.what}`)}
        isReady={doing.what !== 'grant' || grant !== null}
        deed={changes[doing.what]}
        onCancel={onDone}
      />
    </form>
  );
}
