import type { ReactElement } from 'react';
import type { Name } from '../../shared/hierarchy/schema.ts';
import { spokenName } from '../../shared/hierarchy/spoken-name.ts';
import './place-name.css';
import { useI18n } from './use-i18n.tsx';

/** A name that the register may not have in the reader's language: one of another is spoken as such, and marked. */
export function PlaceName(props: { name: Name }): ReactElement {
  const { language, t } = useI18n();
  const { text, lang } = spokenName(props.name, language);
  if (lang === language) return <>{text}</>;
  return (
    <>
      <span lang={lang}>{text}</span>{' '}
      <abbr className="name-mark" title={t(`name.in.${lang}`)}>
        {lang}
      </abbr>
    </>
  );
}
