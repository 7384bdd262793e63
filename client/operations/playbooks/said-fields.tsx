import { useId, type ReactElement } from 'react';
import { languageSchema, type Language } from '../../../shared/hierarchy/schema.ts';
import type { Said } from '../../../shared/operations/playbook.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';

/** Says what is wrong at a path of the playbook; null when nothing is. */
export type ProblemAt = (...path: readonly (string | number)[]) => string | null;

/** A text in the three languages side by side. */
export function SaidFields(props: {
  label: string;
  value: Said;
  onChange: (value: Said) => void;
  path: readonly (string | number)[];
  problemAt: ProblemAt;
  rows?: number;
}): ReactElement {
  const { label, value, onChange, path, problemAt, rows = 2 } = props;
  const { t } = useI18n();
  return (
    <fieldset className="said office-plain" aria-label={label}>
      <span className="said-label">{label}</span>
      {languageSchema.options.map((language) => (
        <SaidField
          key={language}
          language={language}
          label={t(`playbooks.language.${language}`)}
          value={value[language]}
          rows={rows}
          problem={problemAt(...path, language)}
          onChange={(text) => onChange({ ...value, [language]: text })}
        />
      ))}
    </fieldset>
  );
}

function SaidField(props: {
  language: Language;
  label: string;
  value: string;
  rows: number;
  problem: string | null;
  onChange: (text: string) => void;
}): ReactElement {
  const { language, label, value, rows, problem, onChange } = props;
  const id = useId();
  return (
    <div className="ops-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        lang={language}
        rows={rows}
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-about`}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem === null ? null : (
        <span id={`${id}-about`} className="ops-problem">
          {problem}
        </span>
      )}
    </div>
  );
}
