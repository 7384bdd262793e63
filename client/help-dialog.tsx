import type { ReactElement } from 'react';
import { useI18n } from './i18n/use-i18n.tsx';
import { Key } from './ui/button.tsx';
import { PanelDialog } from './ui/panel-dialog.tsx';

/** The keys of the screen. */
export function HelpDialog(props: { open: boolean; onClose: () => void }): ReactElement {
  const { open, onClose } = props;
  const { t } = useI18n();
  const keys = [
    ['/', t('help.search')],
    [t('help.key.arrows'), t('help.arrows')],
    [t('help.key.enter'), t('help.enter')],
    [t('help.key.escape'), t('help.escape')],
    ['T', t('help.theme')],
    ['S', t('help.sources')],
    ['C', t('help.cameras')],
    ['E', t('help.edit')],
    ['?', t('help.help')],
  ] as const;
  return (
    <PanelDialog
      open={open}
      place="middle"
      title={t('help.title')}
      closeLabel={t('action.close')}
      onClose={onClose}
    >
      <dl className="help">
        {keys.map(([key, text]) => (
          <div key={key}>
            <dt>
              <Key>{key}</Key>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </PanelDialog>
  );
}
