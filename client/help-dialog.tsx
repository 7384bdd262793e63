import type { ReactElement } from 'react';
import type { MessageKey } from './i18n/en.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { Key } from './ui/button.tsx';
import { PanelDialog } from './ui/panel-dialog.tsx';

/** A letter, or the words for a key without one; and what it does. */
type Line = readonly [key: string | { word: MessageKey }, text: MessageKey];

const COVERAGE: readonly Line[] = [
  ['/', 'help.search'],
  [{ word: 'help.key.arrows' }, 'help.arrows'],
  [{ word: 'help.key.enter' }, 'help.enter'],
  [{ word: 'help.key.escape' }, 'help.escape'],
  ['T', 'help.theme'],
  ['S', 'help.sources'],
  ['C', 'help.cameras'],
  ['E', 'help.edit'],
  ['?', 'help.help'],
];

const OPERATE: readonly Line[] = [
  ['N', 'operations.new'],
  ['Q', 'operations.queue'],
  ['U', 'operations.unitList'],
  ['V', 'voids.toggle'],
  ['L', 'alarms.help.open'],
  ['1 2 3', 'alarms.help.lists'],
  [{ word: 'help.key.arrows' }, 'help.arrows'],
  [{ word: 'help.key.enter' }, 'alarms.help.enter'],
  ['K', 'alarms.help.acknowledge'],
  ['Z', 'alarms.help.shelve'],
  ['R', 'alarms.help.return'],
  ['C', 'alarms.help.close'],
  ['B', 'alarms.help.group'],
  ['I', 'alarms.help.figures'],
  [{ word: 'help.key.escape' }, 'help.escape'],
  ['T', 'help.theme'],
  ['?', 'help.help'],
];

/** The keys of a screen. */
export function HelpDialog(props: {
  place: 'coverage' | 'operate';
  open: boolean;
  onClose: () => void;
}): ReactElement {
  const { place, open, onClose } = props;
  const { t } = useI18n();
  return (
    <PanelDialog
      open={open}
      place="middle"
      title={t('help.title')}
      closeLabel={t('action.close')}
      onClose={onClose}
    >
      <dl className="help">
        {(place === 'coverage' ? COVERAGE : OPERATE).map(([key, text]) => (
          <div key={text}>
            <dt>
              <Key>{typeof key === 'string' ? key : t(key.word)}</Key>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </PanelDialog>
  );
}
