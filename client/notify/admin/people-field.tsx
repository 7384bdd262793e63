import { X } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { Field } from '../../access/field.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useContacts } from './use-notify.ts';

type Named = { id: number; name: string };
const SHOWN = 6;

/** People who are told: found by a part of their name, added and taken away. */
export function PeopleField(props: {
  people: readonly Named[];
  withEmail: boolean;
  onChange: (people: Named[]) => void;
}): ReactElement {
  const { people, withEmail, onChange } = props;
  const { t } = useI18n();
  const [text, setText] = useState('');
  const { data = [] } = useContacts(text);
  const found =
    text.trim() === ''
      ? []
      : data.filter(({ personId }) => !people.some(({ id }) => id === personId)).slice(0, SHOWN);
  const withoutAddress = (id: number): boolean =>
    withEmail && data.some(({ personId, email }) => personId === id && email === null);
  return (
    <fieldset className="check-list">
      <legend>{t('notify.people')}</legend>
      <ul className="notify-chips">
        {people.map((one) => (
          <li key={one.id}>
            {one.name}
            {withoutAddress(one.id) ? <em className="muted"> · {t('notify.noEmail')}</em> : null}
            <button
              type="button"
              className="icon-button"
              aria-label={t('notify.removePerson', { name: one.name })}
              onClick={() => onChange(people.filter(({ id }) => id !== one.id))}
            >
              <X aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <Field label={t('notify.addPerson')} value={text} onChange={setText} hint={t('notify.addPersonHint')} />
      <ul className="notify-found" aria-label={t('notify.found')}>
        {found.map(({ personId, displayName, login }) => (
          <li key={personId}>
            <button
              type="button"
              className="quiet-button"
              onClick={() => {
                onChange([...people, { id: personId, name: displayName }]);
                setText('');
              }}
            >
              {displayName} <span className="muted">{login}</span>
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
