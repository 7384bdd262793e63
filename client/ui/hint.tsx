import { Popover } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import './popup.css';

/** Something with an explanation that hovering, focus or a click opens; touch screens reach it as well. */
export function Hint(props: { text: string; className: string; children: ReactNode }): ReactElement {
  const { text, className, children } = props;
  return (
    <Popover.Root>
      <Popover.Trigger className={className} openOnHover delay={150}>
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="popup-positioner" sideOffset={6} collisionPadding={12}>
          <Popover.Popup className="hint" initialFocus={false}>
            <Popover.Description>{text}</Popover.Description>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
