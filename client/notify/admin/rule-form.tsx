import { useState, type FormEvent, type ReactElement, type ReactNode } from 'react';
import { ROLES } from '../../../shared/access/role.ts';
import type { AdminUnit, Kato } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import {
  createRuleSchema,
  NOTIFY_EVENTS,
  PERSON_CHANNELS,
  tellsSomebody,
  type RuleFacts,
} from '../../../shared/notify/rule.ts';
import { Field } from '../../access/field.tsx';
import { UnitPicker } from '../../access/people/unit-picker.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FlagField } from '../../ui/flag-field.tsx';
import { CategoryField } from './category-field.tsx';
import { CheckList } from './check-list.tsx';
import { PeopleField } from './people-field.tsx';
import { FormEnd } from './form-end.tsx';
import { useNotifyChanges, useWebhooks, type ListedRule } from './use-notify.ts';

type Draft = Omit<RuleFacts, 'unit' | 'people' | 'quietMin'> & {
  unit: Kato | null;
  people: { id: number; name: string }[];
  quietMin: string;
};

const EMPTY: Draft = {
  name: '',
  unit: null,
  events: ['incident_created', 'priority_raised', 'sos'],
  categories: [],
  lowestPriority: 2,
  people: [],
  roles: [],
  channels: ['app'],
  webhooks: [],
  quietMin: '5',
  enabled: true,
};

const draftOf = ({ names, quietMin, ...rule }: ListedRule): Draft => ({
  ...rule,
  people: names,
  quietMin: String(quietMin),
});

/** Adds a rule or changes the one there is. `onDone` is told its number, null when it was given up. */
export function RuleForm(props: {
  tree: UnitTree<AdminUnit>;
  rule: ListedRule | null;
  /** What a new one begins with, where somebody came for it from elsewhere. */
  begun?: Pick<Draft, 'name' | 'unit' | 'people'> | undefined;
  onDone: (id: number | null) => void;
  tools?: ReactNode;
}): ReactElement {
  const { tree, rule, begun, onDone, tools } = props;
  const { t } = useI18n();
  const webhooks = useWebhooks();
  const { createRule, updateRule } = useNotifyChanges();
  const [draft, setDraft] = useState<Draft>(() => (rule ? draftOf(rule) : { ...EMPTY, ...begun }));
  const [reason, setReason] = useState('');
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));

  const { name, unit, events, categories, lowestPriority, roles, channels, enabled } = draft;
  const facts = {
    name,
    unit,
    events,
    categories,
    lowestPriority,
    people: draft.people.map(({ id }) => id),
    roles,
    channels,
    webhooks: draft.webhooks,
    quietMin: Number(draft.quietMin),
    enabled,
  };
  const asked = createRuleSchema.safeParse({ ...facts, reason });
  const isQuietRight = /^\d{1,3}$/.test(draft.quietMin) && facts.quietMin <= 240;
  const saving = rule ? updateRule : createRule;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!asked.success) return;
    if (rule)
      updateRule.mutate(
        { ...asked.data, id: rule.id, version: rule.version },
        { onSuccess: () => setReason('') },
      );
    else createRule.mutate(asked.data, { onSuccess: ({ id }) => onDone(id) });
  };
  const title = rule ? rule.name : t('notify.newRule');
  return (
    <form className="access-card panel notify-form" aria-label={title} onSubmit={submit}>
      <h2>{title}</h2>
      {tools}
      <Field label={t('notify.name')} value={name} onChange={(next) => change({ name: next })} />
      <UnitPicker
        label={t('notify.unit')}
        tree={tree}
        value={unit}
        onChange={(kato) => change({ unit: kato })}
      />
      <CheckList
        label={t('notify.events')}
        options={NOTIFY_EVENTS.map((value) => ({ value, label: t(`notify.event.${value}`) }))}
        values={events}
        onChange={(next) => change({ events: next })}
      />
      <Choice
        label={t('notify.priority')}
        value={String(lowestPriority)}
        options={(['1', '2', '3', '4'] as const).map((value) => ({
          value,
          label: t(`notify.priority.${value}`),
        }))}
        onChange={(next) => change({ lowestPriority: Number(next) as Draft['lowestPriority'] })}
      />
      <CategoryField values={categories} onChange={(next) => change({ categories: next })} />
      <PeopleField
        people={draft.people}
        withEmail={channels.includes('email')}
        onChange={(next) => change({ people: next })}
      />
      <CheckList
        label={t('notify.roles')}
        hint={t('notify.rolesHint')}
        options={ROLES.filter((role) => role !== 'integration' && role !== 'auditor').map((value) => ({
          value,
          label: t(`role.${value}`),
        }))}
        values={roles}
        onChange={(next) => change({ roles: next })}
      />
      <CheckList
        label={t('notify.channels')}
        options={PERSON_CHANNELS.map((value) => ({ value, label: t(`notify.channel.${value}`) }))}
        values={channels}
        onChange={(next) => change({ channels: next })}
      />
      {webhooks.data && webhooks.data.length > 0 ? (
        <CheckList
          label={t('notify.webhooks')}
          options={webhooks.data.map((one) => ({ value: one.id, label: one.name }))}
          values={draft.webhooks}
          onChange={(next) => change({ webhooks: next })}
        />
      ) : null}
      <Field
        label={t('notify.quiet')}
        kind="code"
        value={draft.quietMin}
        onChange={(next) => change({ quietMin: next })}
        problem={isQuietRight ? null : t('notify.quietRange')}
        hint={t('notify.quietHint')}
      />
      <FlagField label={t('notify.enabled')} value={enabled} onChange={(next) => change({ enabled: next })} />
      <Field label={t('notify.reason')} value={reason} onChange={setReason} hint={t('people.reasonHint')} />
      {tellsSomebody(facts) ? null : <p className="access-problem">{t('notify.nobody')}</p>}
      <FormEnd isReady={asked.success} saving={saving} onCancel={() => onDone(null)} />
    </form>
  );
}
