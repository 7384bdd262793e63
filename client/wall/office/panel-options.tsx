import { Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { z } from 'zod';
import type { Cell } from '../../../shared/wall/layout.ts';
import { WALL_PANELS } from '../../../shared/wall/panel.ts';
import type { MessageKey } from '../../i18n/en.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { NumberField } from './number-field.tsx';

type Value = string | number | readonly string[];

/** What of a panel is chosen: the form is drawn of its schema, so a new option needs its words and nothing else. */
export function PanelOptionsForm(props: {
  cell: Cell | null;
  onChange: (options: Cell['options']) => void;
  onRemove: () => void;
}): ReactElement {
  const { cell, onChange, onRemove } = props;
  const { t } = useI18n();
  if (!cell)
    return (
      <section className="composer-options" aria-label={t('composer.options')}>
        <h3>{t('composer.options')}</h3>
        <p className="muted">{t('composer.chooseCell')}</p>
      </section>
    );
  const values = cell.options as Readonly<Record<string, Value>>;
  const shape: Readonly<Record<string, z.ZodType>> = WALL_PANELS[cell.panel].options.shape;
  const put = (key: string, value: Value): void => {
    const read = WALL_PANELS[cell.panel].options.safeParse({ ...values, [key]: value });
    if (read.success) onChange(read.data);
  };
  return (
    <section className="composer-options" aria-label={t('composer.options')}>
      <h3>{t(`composer.panel.${cell.panel}`)}</h3>
      {Object.entries(shape).map(([key, schema]) => (
        <OptionField
          key={`${cell.panel}.${key}`}
          name={key}
          schema={schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema}
          value={values[key] ?? ''}
          onChange={(value) => put(key, value)}
        />
      ))}
      <button type="button" className="quiet-button" onClick={onRemove}>
        <Trash2 aria-hidden />
        {t('composer.removeCell')}
      </button>
    </section>
  );
}

/** One option by the kind of its schema: one of some words, several of them, a number, or a text. */
function OptionField(props: {
  name: string;
  schema: z.ZodType;
  value: Value;
  onChange: (value: Value) => void;
}): ReactElement {
  const { name, schema, value, onChange } = props;
  const { t } = useI18n();
  const label = t(`composer.option.${name}` as MessageKey);
  const word = (one: string): string =>
    name === 'measure'
      ? t(`measure.${one}` as MessageKey)
      : name === 'type'
        ? t(`type.${one}` as MessageKey)
        : t(`composer.value.${one}` as MessageKey);
  if (schema instanceof z.ZodEnum) {
    const options = schema.options.map((one) => ({ value: String(one), label: word(String(one)) }));
    return <Choice label={label} value={String(value)} options={options} onChange={onChange} />;
  }
  if (schema instanceof z.ZodArray && schema.element instanceof z.ZodEnum) {
    const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
    return (
      <fieldset className="check-list">
        <legend>{label}</legend>
        {schema.element.options.map(String).map((one) => (
          <label key={one} className="composer-check">
            <input
              type="checkbox"
              checked={chosen.includes(one)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, one] : chosen.filter((each) => each !== one))
              }
            />
            {word(one)}
          </label>
        ))}
      </fieldset>
    );
  }
  if (schema instanceof z.ZodString)
    return <TextField label={label} value={String(value)} onChange={onChange} maxLength={160} />;
  return <NumberField label={label} value={Number(value)} onChange={onChange} />;
}
