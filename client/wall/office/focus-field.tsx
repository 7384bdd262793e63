import type { ReactElement } from 'react';
import type { Focus } from '../../../shared/wall/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import { NumberField } from './number-field.tsx';

const PRIORITIES = ['0', '1', '2', '3', '4'] as const;

/** When an incident opens by itself, where and for how long. */
export function FocusField(props: {
  focus: Focus;
  screens: readonly number[];
  onChange: (focus: Focus) => void;
}): ReactElement {
  const { focus, screens, onChange } = props;
  const { t } = useI18n();
  return (
    <fieldset className="wall-part">
      <legend>{t('walls.focus')}</legend>
      <div className="wall-fields">
        <Choice
          label={t('walls.focus')}
          value={String(focus.priority) as (typeof PRIORITIES)[number]}
          options={PRIORITIES.map((value) => ({
            value,
            label:
              value === '0'
                ? t('walls.focusOff')
                : value === '1'
                  ? t('walls.focusOne')
                  : t('walls.focusFrom', { n: Number(value) }),
          }))}
          onChange={(value) => onChange({ ...focus, priority: Number(value) })}
        />
        {focus.priority > 0 ? (
          <>
            <Choice
              label={t('walls.where')}
              value={String(focus.screen)}
              options={screens.map((n) => ({ value: String(n), label: t('walls.screen', { n }) }))}
              onChange={(value) => onChange({ ...focus, screen: Number(value) })}
            />
            <NumberField
              label={t('walls.hold')}
              value={focus.holdS}
              step={15}
              onChange={(holdS) => onChange({ ...focus, holdS })}
            />
          </>
        ) : null}
      </div>
    </fieldset>
  );
}
