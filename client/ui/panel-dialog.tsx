import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useLayoutEffect, useRef, type ReactElement, type ReactNode } from 'react';
import './dialog.css';

/** A dialog in the middle or a drawer at the side; Escape and a click beside it close it. */
export function PanelDialog(props: {
  open: boolean;
  place: 'middle' | 'side';
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
}): ReactElement {
  const { open, place, title, closeLabel, onClose, children } = props;
  // A letter opens the dialog as well as a button: the focus goes back to where it was, or nowhere.
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (open) opener.current = document.activeElement;
  }, [open]);
  const focusAfter = (): HTMLElement | false => {
    const element = opener.current;
    return element instanceof HTMLElement && element.isConnected && element !== document.body
      ? element
      : false;
  };
  return (
    <Dialog.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog" data-place={place} finalFocus={focusAfter}>
          <div className="dialog-head">
            <Dialog.Title>{title}</Dialog.Title>
            <Dialog.Close className="icon-button" aria-label={closeLabel} title={closeLabel}>
              <X aria-hidden />
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
