import { KeyRound } from 'lucide-react';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { TokenInfo } from '../../../shared/access/token.ts';
import type { AdminUnit } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import '../access.css';
import { DeedFoot, isReason } from '../deed-foot.tsx';
import '../people/people.css';
import '../sign-in.css';
import { NewToken } from './new-token.tsx';
import './tokens.css';
import { useTokenChanges, useTokens } from './use-tokens.ts';

/** Tokens of programs in the territory of who looks: who made them, for what, until when, and when they were last used. */
export function TokensPanel({ tree }: { tree: UnitTree<AdminUnit> | null }): ReactElement {
  const { t } = useI18n();
  const tokens = useTokens();
  const [isNew, setNew] = useState(false);
  if (tokens.error)
    return <Failed title={t('tokens.failed')} error={tokens.error} onRetry={() => void tokens.refetch()} />;
  if (!tokens.data) return <Skeleton heightRem={12} />;
  return (
    <div className="tokens">
      <p className="muted">{t('tokens.about')}</p>
      {isNew && tree ? (
        <NewToken tree={tree} onDone={() => setNew(false)} />
      ) : (
        <button type="button" className="plain-button" disabled={!tree} onClick={() => setNew(true)}>
          <KeyRound aria-hidden />
          {t('tokens.new')}
        </button>
      )}
      {tokens.data.length === 0 ? <EmptyState title={t('tokens.none')} /> : null}
      <ul>
        {tokens.data.map((token) => (
          <li key={token.id}>
            <TokenLine token={token} tree={tree} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function TokenLine(props: { token: TokenInfo; tree: UnitTree<AdminUnit> | null }): ReactElement {
  const { token, tree } = props;
  const { t, name, day, moment } = useI18n();
  const unit = tree?.units[tree.indexOf.get(token.unit) ?? -1];
  const standing =
    token.revokedAt !== null
      ? t('tokens.revoked')
      : token.isOver
        ? t('tokens.over')
        : t('tokens.until', { until: day(token.expiresAt) });
  const isGood = token.revokedAt === null && !token.isOver;
  return (
    <article className="token-line" data-over={isGood ? undefined : ''} aria-label={token.name}>
      <strong>{token.name}</strong>
      <span>{unit ? name(unit.name) : token.unit}</span>
      <span>{standing}</span>
      <p>{token.actions.map((action) => t(`tokenAction.${action}`)).join(', ')}</p>
      <p className="muted">
        {[
          t('tokens.madeBy', { maker: token.maker }),
          `«${token.reason}»`,
          token.lastUsedAt === null
            ? t('tokens.neverUsed')
            : t('tokens.lastUsed', { at: moment(token.lastUsedAt) }),
        ].join(' · ')}
      </p>
      {isGood ? <Revoke id={token.id} /> : null}
    </article>
  );
}

function Revoke(props: { id: number }): ReactElement {
  const { t } = useI18n();
  const { revoke } = useTokenChanges();
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null)
    return (
      <button type="button" className="quiet-button" onClick={() => setReason('')}>
        {t('people.revoke')}
      </button>
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReason(reason)) revoke.mutate({ id: props.id, reason });
  };
  return (
    <form className="access-deed token-revoke" aria-label={t('tokens.revoke')} onSubmit={submit}>
      <h3>{t('tokens.revoke')}</h3>
      <p>{t('tokens.revokeHint')}</p>
      <DeedFoot
        reason={reason}
        onReason={setReason}
        label={t('people.revoke')}
        isReady
        deed={revoke}
        onCancel={() => setReason(null)}
      />
    </form>
  );
}
