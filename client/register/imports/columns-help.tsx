import { Download } from 'lucide-react';
import type { ReactElement } from 'react';
import { FILE_COLUMNS, FILE_KINDS, type FileKind } from '../../../shared/register/import/columns.ts';
import type { FileColumn } from '../../../shared/register/import/file-column.ts';
import type { ImportKind } from '../../../shared/register/import/run.ts';
import { allowedWords } from '../../../shared/register/import/words.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';

const isFileKind = (kind: ImportKind): kind is FileKind => (FILE_KINDS as readonly string[]).includes(kind);

const TEMPLATE_FORMATS = ['xlsx', 'csv'] as const;

/** What a file of a kind must look like: a template to fill in, and what each column means. */
export function ColumnsHelp(props: { kind: ImportKind }): ReactElement {
  const { kind } = props;
  const { t, language } = useI18n();
  if (!isFileKind(kind)) return <p className="muted">{t(`imports.columns.${kind}`)}</p>;
  return (
    <div className="columns-help">
      {TEMPLATE_FORMATS.map((format) => (
        <a
          key={format}
          className="quiet-button"
          href={`/import/templates/${kind}.${format}?lang=${language}`}
          download
        >
          <Download aria-hidden />
          {t('imports.template', { format: format.toUpperCase() })}
        </a>
      ))}
      <details>
        <summary>{t('imports.columns')}</summary>
        <p className="muted">{t('imports.columns.note')}</p>
        <ul className="columns-list">
          {FILE_COLUMNS[kind].map((column) => (
            <ColumnLine key={column.id} column={column} />
          ))}
        </ul>
      </details>
    </div>
  );
}

function ColumnLine(props: { column: FileColumn }): ReactElement {
  const { id, names, required, meaning, holds } = props.column;
  const { t, name, language } = useI18n();
  const isWord = holds !== 'text' && holds !== 'number' && holds !== 'date';
  return (
    <li>
      <span>
        <strong>{names[language][0]}</strong> <code className="muted">({id})</code>
        {required ? <span className="column-required">{t('imports.columns.required')}</span> : null}
      </span>
      <span>
        {name(meaning)}.{' '}
        {isWord ? (
          <span className="muted">{t('imports.columns.allowed', { words: name(allowedWords(holds)) })}</span>
        ) : null}
      </span>
    </li>
  );
}
