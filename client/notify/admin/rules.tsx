import { BellPlus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { AdminUnit } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { useSignedIn } from '../../access/use-me.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { useView } from '../../state/use-view.ts';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { useOpened } from '../../ui/use-opened.ts';
import { RuleForm } from './rule-form.tsx';
import { RuleTools } from './rule-tools.tsx';
import { useRules, type ListedRule } from './use-notify.ts';

type Open = { what: 'none' } | { what: 'new' } | { what: 'rule'; id: number };

/** The rules: who is told of what, where and how. */
export function Rules({ tree }: { tree: UnitTree<AdminUnit> }): ReactElement {
  const { t } = useI18n();
  const rules = useRules();
  const { newRule, unit } = useView();
  const { person } = useSignedIn();
  const [open, setOpen] = useState<Open>({ what: newRule === undefined ? 'none' : 'new' });
  const opened = useOpened<HTMLDivElement>(open.what === 'none' ? null : open);
  if (rules.isLoadingError)
    return <Failed title={t('notify.failed')} error={rules.error} onRetry={() => void rules.refetch()} />;
  if (!rules.data) return <Skeleton heightRem={16} />;
  const chosen = open.what === 'rule' ? rules.data.find(({ id }) => id === open.id) : undefined;
  return (
    <div className="people">
      <section aria-label={t('notify.part.rules')}>
        <div className="people-tools">
          <button type="button" className="plain-button" onClick={() => setOpen({ what: 'new' })}>
            <BellPlus aria-hidden />
            {t('notify.newRule')}
          </button>
        </div>
        {rules.data.length === 0 ? (
          <EmptyState title={t('notify.noRules')} hint={t('notify.noRulesHint')} />
        ) : null}
        <ul>
          {rules.data.map((rule) => (
            <li key={rule.id}>
              <RuleLine
                rule={rule}
                tree={tree}
                isOpen={chosen?.id === rule.id}
                onOpen={() => setOpen({ what: 'rule', id: rule.id })}
              />
            </li>
          ))}
        </ul>
      </section>
      <div ref={opened} className="people-open">
        {open.what === 'none' && rules.data.length > 0 ? (
          <p className="muted people-hint">{t('notify.choose')}</p>
        ) : null}
        {open.what === 'new' ? (
          <RuleForm
            tree={tree}
            rule={null}
            begun={
              newRule === undefined
                ? undefined
                : { name: newRule, unit, people: [{ id: person.id, name: person.displayName }] }
            }
            onDone={(id) => setOpen(id === null ? { what: 'none' } : { what: 'rule', id })}
          />
        ) : null}
        {chosen ? (
          <RuleForm
            key={`${chosen.id}.${chosen.version}`}
            tree={tree}
            rule={chosen}
            onDone={() => setOpen({ what: 'none' })}
            tools={<RuleTools rule={chosen} />}
          />
        ) : null}
      </div>
    </div>
  );
}

function RuleLine(props: {
  rule: ListedRule;
  tree: UnitTree<AdminUnit>;
  isOpen: boolean;
  onOpen: () => void;
}): ReactElement {
  const { rule, tree, isOpen, onOpen } = props;
  const { t, name } = useI18n();
  const unit = tree.units[tree.indexOf.get(rule.unit) ?? -1];
  return (
    <button
      type="button"
      className="person-line notify-line"
      aria-current={isOpen ? 'true' : undefined}
      data-disabled={rule.enabled ? undefined : ''}
      onClick={onOpen}
    >
      <strong className="ellipsis">{rule.name}</strong>
      <span className="muted ellipsis">{unit ? name(unit.name) : rule.unit}</span>
      <span className="muted">
        {[
          rule.enabled ? '' : t('notify.off'),
          rule.events.map((event) => t(`notify.event.${event}`)).join(', '),
          rule.channels
            .map((channel): string => t(`notify.channel.${channel}`))
            .concat(rule.webhooks.length > 0 ? [t('notify.channel.webhook')] : [])
            .join(', '),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </button>
  );
}
