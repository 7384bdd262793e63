import { Send } from 'lucide-react';
import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useNotifyChanges, type ListedRule } from './use-notify.ts';

/** Tries a rule: a test message to those it names and to who asks. */
export function RuleTools({ rule }: { rule: ListedRule }): ReactElement {
  const { t, number } = useI18n();
  const { testRule } = useNotifyChanges();
  return (
    <div className="notify-tools">
      <button
        type="button"
        className="quiet-button"
        disabled={testRule.isPending}
        onClick={() => testRule.mutate({ id: rule.id })}
      >
        <Send aria-hidden />
        {t('notify.test')}
      </button>
      <output className="muted">
        {testRule.data ? t('notify.tested', { count: number(testRule.data.messages) }) : t('notify.testHint')}
      </output>
      {testRule.error ? (
        <p role="alert" className="access-problem">
          {testRule.error.message}
        </p>
      ) : null}
    </div>
  );
}
