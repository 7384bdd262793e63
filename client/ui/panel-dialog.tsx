import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
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
  return (
    <Dialog.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog" data-place={place}>
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
