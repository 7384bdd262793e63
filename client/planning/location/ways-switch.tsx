import type { ReactElement } from 'react';
import './ways.css';
import { toggleWays, useWays } from './use-ways.ts';
import { keyFor } from '../../command/print-key.ts';
import { useCommands } from '../../command/use-commands.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Key } from '../../ui/button.tsx';
import { Notice } from '../../ui/state.tsx';

/** Shows and hides who would come to each place. */
export function WaysSwitch(): ReactElement {
  const { t } = useI18n();
  const { isOn, isLost } = useWays();
  useCommands({ 'sites.ways': toggleWays });
  return (
    <>
      <button
        type="button"
        className="quiet-button ways-toggle"
        aria-pressed={isOn}
        aria-keyshortcuts={keyFor('sites.ways')}
        title={t('ways.about')}
        onClick={toggleWays}
      >
        {t('ways.toggle')}
        <Key>{keyFor('sites.ways')}</Key>
      </button>
      {isLost ? <Notice tone="warning">{t('ways.lost')}</Notice> : null}
    </>
  );
}
