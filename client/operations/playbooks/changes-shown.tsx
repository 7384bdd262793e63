import type { ReactElement } from 'react';
import { playbookDiff } from '../../../shared/operations/playbook-diff.ts';
import type { Playbook } from '../../../shared/operations/playbook.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { partText, pathText, valueText } from './change-words.ts';

/** What is another in one version than in another. */
export function ChangesShown(props: { before: Playbook; after: Playbook }): ReactElement {
  const { before, after } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const changes = playbookDiff(before, after);
  if (changes.length === 0) return <p className="muted">{t('playbooks.same')}</p>;
  return (
    <ul className="office-lines office-diff">
      {changes.map((change) => (
        <li key={`${change.part} ${change.path} ${change.kind}`}>
          <div>
            <strong>{partText(i18n, change, [after, before])}</strong>{' '}
            <span className="muted">
              {[pathText(i18n, change.path), t(`playbooks.change.${change.kind}`)]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <p>
              {'before' in change ? <del>{valueText(i18n, change, change.before)}</del> : null}
              {'before' in change && 'after' in change ? ' → ' : null}
              {'after' in change ? <ins>{valueText(i18n, change, change.after)}</ins> : null}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
