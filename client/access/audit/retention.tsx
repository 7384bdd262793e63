import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import {
  holdSchema,
  isAllowedDays,
  RETENTION_RULES,
  type Retention,
} from '../../../shared/access/retention.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { trpc } from '../../trpc.ts';
import { Failed } from '../../state/failed.tsx';
import { isReason } from '../deed-foot.tsx';
import { Field } from '../field.tsx';
import { thingText } from './words.ts';

/** How long personal data is kept, and what is held longer; closed until somebody needs it. */
export function RetentionPart(): ReactElement {
  const { t } = useI18n();
  const [isOpen, setOpen] = useState(false);
  const retention = useQuery(trpc.audit.retention.get.queryOptions(undefined, { enabled: isOpen }));
  return (
    <details className="retention" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('retention.title')}</summary>
      {retention.error ? (
        <Failed
          title={t('retention.failed')}
          error={retention.error}
          onRetry={() => void retention.refetch()}
        />
      ) : null}
      {retention.data ? (
        <div className="retention-body">
          {retention.data.rules.map((rule) => (
            <RuleForm key={`${rule.id} ${rule.days}`} rule={rule} />
          ))}
          <Holds holds={retention.data.holds} />
        </div>
      ) : null}
    </details>
  );
}

/** Looks at the audit anew when something was done. */
function useDone() {
  const client = useQueryClient();
  return { onSuccess: () => client.invalidateQueries({ queryKey: trpc.audit.pathKey() }) };
}

function RuleForm({ rule }: { rule: Retention['rules'][number] }): ReactElement {
  const { t, number } = useI18n();
  const [days, setDays] = useState(String(rule.days));
  const [reason, setReason] = useState('');
  const change = useMutation(trpc.audit.retention.setDays.mutationOptions(useDone()));
  const isAllowed = isAllowedDays(RETENTION_RULES[rule.id], Number(days));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate({ rule: rule.id, days: Number(days), reason });
  };
  const range = t('retention.range', { least: number(rule.leastDays), most: number(rule.mostDays) });
  return (
    <form className="retention-line" aria-label={t(`retention.rule.${rule.id}`)} onSubmit={submit}>
      <Field
        label={t(`retention.rule.${rule.id}`)}
        kind="code"
        value={days}
        onChange={setDays}
        hint={range}
        problem={isAllowed ? null : range}
      />
      <Field
        label={t('retention.reason')}
        value={reason}
        onChange={setReason}
        problem={change.error ? t('access.failed') : null}
      />
      <button type="submit" className="icon-button access-all" disabled={!isAllowed || !isReason(reason)}>
        {t('retention.setDays')}
      </button>
    </form>
  );
}

function Holds({ holds }: { holds: Retention['holds'] }): ReactElement {
  const i18n = useI18n();
  const { t, moment } = i18n;
  const [object, setObject] = useState('');
  const [reason, setReason] = useState('');
  const done = useDone();
  const place = useMutation(trpc.audit.retention.placeHold.mutationOptions(done));
  const lift = useMutation(trpc.audit.retention.liftHold.mutationOptions(done));
  const wanted = holdSchema.safeParse({ object: object.trim() === '' ? null : object, reason });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted.success) place.mutate(wanted.data);
  };
  return (
    <form className="retention-holds" aria-label={t('retention.holds')} onSubmit={submit}>
      <h3>{t('retention.holds')}</h3>
      {holds.length === 0 ? <p className="muted">{t('retention.noHolds')}</p> : null}
      <ul className="access-lines">
        {holds.map((hold) => (
          <li key={hold.id}>
            <span>
              {t('retention.hold', {
                object: thingText(i18n, hold.object ?? 'everything'),
                by: thingText(i18n, hold.placedBy),
                at: moment(hold.placedAt),
                reason: hold.reason,
              })}
            </span>
            <button
              type="button"
              className="icon-button"
              disabled={!isReason(reason)}
              title={isReason(reason) ? undefined : t('retention.reasonFirst')}
              onClick={() => lift.mutate({ object: hold.object, reason })}
            >
              {t('retention.liftHold')}
            </button>
          </li>
        ))}
      </ul>
      <div className="retention-line">
        <Field label={t('retention.object')} value={object} onChange={setObject} />
        <Field
          label={t('retention.reason')}
          value={reason}
          onChange={setReason}
          hint={t('retention.reasonFirst')}
          problem={(place.error ?? lift.error) ? t('access.failed') : null}
        />
        <button type="submit" className="icon-button access-all" disabled={!wanted.success}>
          {t('retention.placeHold')}
        </button>
      </div>
    </form>
  );
}
