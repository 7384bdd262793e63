import { Bell, Moon } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { printKey } from '../command/print-key.ts';
import { PRIORITIES, type Priority } from '../../shared/operations/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { IconButton, Key } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { FigureButton } from '../ui/figure-button.tsx';
import { FlagField } from '../ui/flag-field.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { TextField } from '../ui/text-field.tsx';
import { Specimen } from './specimen.tsx';

const nothing = (): void => undefined;

/** What is pressed and chosen. */
export function Controls(): ReactElement {
  const { t, number } = useI18n();
  const [priority, setPriority] = useState<`${Priority}`>('2');
  const options = PRIORITIES.map((n) => ({
    value: `${n}` as const,
    label: t('gallery.state.priority', { n }),
  }));
  return (
    <>
      <Specimen name="ActionButton" says={t('gallery.says.action')}>
        <ActionButton strong label={t('gallery.sample.button')} shortcut="D" onClick={nothing} />
        <ActionButton label={t('gallery.sample.quiet')} shortcut="Z" onClick={nothing} />
        <ActionButton strong disabled label={t('gallery.sample.button')} onClick={nothing} />
        <ActionButton disabled label={t('gallery.sample.quiet')} onClick={nothing} />
      </Specimen>
      <Specimen name="IconButton" says={t('gallery.says.icon')}>
        <IconButton label={t('top.theme.night')} onClick={nothing}>
          <Moon aria-hidden />
        </IconButton>
        <IconButton label={t('command.help')} shortcut="B" pressed onClick={nothing}>
          <Bell aria-hidden />
        </IconButton>
      </Specimen>
      <Specimen name="Key" says={t('gallery.says.key')}>
        <Key>/</Key>
        <Key>K</Key>
        <Key>{printKey('Escape')}</Key>
        <Key>{`${printKey('ArrowUp')} ${printKey('ArrowDown')}`}</Key>
      </Specimen>
      <Specimen name="Segmented" says={t('gallery.says.segmented')}>
        <Segmented
          label={t('operations.priority')}
          value={priority}
          options={options.map(({ value }) => ({ value, label: value }))}
          onChange={setPriority}
        />
      </Specimen>
      <Specimen name="Choice" says={t('gallery.says.choice')}>
        <Choice label={t('operations.priority')} value={priority} options={options} onChange={setPriority} />
      </Specimen>
      <Specimen name="FigureButton" says={t('gallery.says.figure')}>
        <FigureButton label={t('gallery.says.figure')} onPress={nothing}>
          {number(7614)}
        </FigureButton>
      </Specimen>
    </>
  );
}

/** What is typed in. */
export function Fields(): ReactElement {
  const { t } = useI18n();
  const [text, setText] = useState('14-2');
  const [isOn, setOn] = useState(true);
  return (
    <>
      <Specimen name="TextField" says={t('gallery.says.text')}>
        <TextField label={t('gallery.sample.field')} value={text} onChange={setText} />
        <TextField
          label={t('gallery.sample.field')}
          value="14-2-14-2-14-2"
          problem={t('gallery.sample.problem')}
          onChange={nothing}
        />
      </Specimen>
      <Specimen name="FlagField" says={t('gallery.says.flag')}>
        <FlagField label={t('gallery.sample.flag')} value={isOn} onChange={setOn} />
        <FlagField label={t('gallery.sample.flag')} value={!isOn} onChange={(value) => setOn(!value)} />
      </Specimen>
    </>
  );
}
