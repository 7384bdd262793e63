import type { ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Field } from './field.tsx';

/** The code of an authenticator; `hint` says what else is taken. */
export function CodeField(props: {
  value: string;
  onChange: (code: string) => void;
  problem?: string | null;
  hint?: string;
}): ReactElement {
  const { t } = useI18n();
  return <Field {...props} label={t('access.code')} kind="code" autoComplete="one-time-code" />;
}
