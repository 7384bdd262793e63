import { Popover } from '@base-ui/react/popover';
import { Menu } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useI18n } from './i18n/use-i18n.tsx';
import './ui/popup.css';
import { useMedia } from './ui/use-media.ts';

/** The switches of the bar: side by side, or in a menu where there is no room for them. */
export function TopSwitches(props: { children: ReactNode }): ReactElement {
  const { t } = useI18n();
  if (!useMedia('narrow')) return <>{props.children}</>;
  return (
    <Popover.Root>
      <Popover.Trigger className="icon-button top-menu-button" aria-label={t('pocket.menu')}>
        <Menu aria-hidden />
      </Popover.Trigger>
      {/* Kept, so that the keys of the switches work as on a wide screen. */}
      <Popover.Portal keepMounted>
        <Popover.Positioner className="popup-positioner" sideOffset={8} align="end">
          <Popover.Popup className="popup top-menu" aria-label={t('pocket.menu')}>
            {props.children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
