import type { ReactElement, Ref } from 'react';
import { Key } from './button.tsx';

/** A button of text with its letter of the keyboard; `strong` for the one that is usually meant. */
export function ActionButton(props: {
  label: string;
  shortcut?: string;
  strong?: boolean;
  disabled?: boolean;
  expanded?: boolean;
  onClick: () => void;
  ref?: Ref<HTMLButtonElement>;
}): ReactElement {
  const { label, shortcut, strong = false, disabled = false, expanded, onClick, ref } = props;
  return (
    <button
      type="button"
      ref={ref}
      className={strong ? 'plain-button' : 'quiet-button'}
      aria-keyshortcuts={shortcut}
      aria-expanded={expanded}
      disabled={disabled}
      onClick={onClick}
    >
      {label}
      {shortcut === undefined ? null : <Key>{shortcut}</Key>}
    </button>
  );
}
