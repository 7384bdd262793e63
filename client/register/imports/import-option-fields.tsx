import type { ReactElement } from 'react';
import type { ImportKind } from '../../../shared/register/import/run.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { FlagField } from '../../ui/flag-field.tsx';
import { TextField } from '../edit-fields.tsx';
import type { ImportOptions } from './send-file.ts';

/** The questions that only some kinds ask. */
export function ImportOptionFields(props: {
  kind: ImportKind;
  options: ImportOptions;
  isDateMissing: boolean;
  onChange: (name: string, value: string | boolean) => void;
}): ReactElement | null {
  const { kind, options, isDateMissing, onChange } = props;
  const { t } = useI18n();
  if (kind !== 'boundaries' && kind !== 'hierarchy') return null;
  const text = (name: 'source' | 'licence' | 'date' | 'moves'): ReactElement => (
    <TextField
      label={t(`imports.option.${name}`)}
      kind={name === 'date' ? 'day' : 'text'}
      problem={name === 'date' && isDateMissing ? 'date' : undefined}
      value={String(options[name] ?? '')}
      onChange={(value) => onChange(name, value)}
    />
  );
  const flag = (name: 'acceptProposals' | 'keepMissing' | 'mend'): ReactElement => (
    <FlagField
      label={t(`imports.option.${name}`)}
      value={options[name] === true}
      onChange={(value) => onChange(name, value)}
    />
  );
  return (
    <section className="edit-form" aria-label={t('imports.optionsTitle')}>
      <h3>{t('imports.optionsTitle')}</h3>
      {kind === 'hierarchy' ? (
        <>
          {text('date')}
          {text('moves')}
        </>
      ) : (
        <>
          {text('source')}
          {text('licence')}
          <div className="edit-flags">
            {flag('acceptProposals')}
            {flag('keepMissing')}
            {flag('mend')}
          </div>
        </>
      )}
    </section>
  );
}
