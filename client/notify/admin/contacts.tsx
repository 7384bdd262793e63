import { useState, type FormEvent, type ReactElement } from 'react';
import type { Language } from '../../../shared/hierarchy/schema.ts';
import { putContactSchema, type Contact } from '../../../shared/notify/notice.ts';
import { Field } from '../../access/field.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { refusalText } from './refusal-text.ts';
import { useContacts, useNotifyChanges } from './use-notify.ts';

/** E-mail addresses of people, and the language they are written to in. */
export function Contacts(): ReactElement {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const [open, setOpen] = useState<number | null>(null);
  const contacts = useContacts(text);
  return (
    <section className="access-card panel" aria-label={t('notify.contacts')}>
      <h2>{t('notify.contacts')}</h2>
      <p className="muted">{t('notify.contactsHint')}</p>
      <Field label={t('people.search')} value={text} onChange={setText} />
      {contacts.isLoadingError ? <EmptyState broken title={t('notify.failed')} /> : null}
      {contacts.isPending ? <Skeleton heightRem={8} /> : null}
      {contacts.data?.length === 0 ? <p className="muted">{t('people.none')}</p> : null}
      <ul className="access-lines">
        {contacts.data?.map((contact) =>
          open === contact.personId ? (
            <li key={contact.personId}>
              <ContactForm contact={contact} onDone={() => setOpen(null)} />
            </li>
          ) : (
            <li key={contact.personId}>
              <span>{contact.displayName}</span>
              <span className="muted">
                {contact.email === null
                  ? t('notify.noEmail')
                  : `${contact.email} · ${LANGUAGE_NAMES[contact.language]}`}
              </span>
              <button
                type="button"
                className="icon-button"
                disabled={!contact.manageable}
                aria-label={`${t('notify.change')}: ${contact.displayName}`}
                onClick={() => setOpen(contact.personId)}
              >
                {t('notify.change')}
              </button>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}

const LANGUAGES: readonly Language[] = ['kk', 'ru', 'en'];
/** Each in itself. */
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  kk: 'Қазақша',
  ru: 'Русский',
  en: 'English',
};

function ContactForm({ contact, onDone }: { contact: Contact; onDone: () => void }): ReactElement {
  const { t } = useI18n();
  const { putContact } = useNotifyChanges();
  const [email, setEmail] = useState(contact.email ?? '');
  const [language, setLanguage] = useState<Language>(contact.language);
  const [reason, setReason] = useState('');
  const { personId } = contact;
  const given = email.trim() === '' ? null : email.trim();
  const asked = putContactSchema.safeParse({ personId, email: given, language, reason });
  const isEmail = given === null || putContactSchema.shape.email.safeParse(given).success;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (asked.success) putContact.mutate(asked.data, { onSuccess: onDone });
  };
  return (
    <form className="access-deed" aria-label={contact.displayName} onSubmit={submit}>
      <h3>{contact.displayName}</h3>
      <Field
        label={t('notify.email')}
        value={email}
        onChange={setEmail}
        problem={isEmail ? null : t('notify.emailWrong')}
        hint={t('notify.emailHint')}
      />
      <Choice
        label={t('notify.language')}
        value={language}
        options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        onChange={setLanguage}
      />
      <Field label={t('notify.reason')} value={reason} onChange={setReason} hint={t('people.reasonHint')} />
      <div className="sign-in-buttons">
        <button type="submit" className="plain-button" disabled={!asked.success || putContact.isPending}>
          {t('notify.save')}
        </button>
        <button type="button" className="icon-button" onClick={onDone}>
          {t('notify.cancel')}
        </button>
      </div>
      {putContact.error ? (
        <p role="alert" className="access-problem">
          {refusalText({ t }, putContact.error)}
        </p>
      ) : null}
    </form>
  );
}
