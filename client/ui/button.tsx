import type { ReactElement, ReactNode } from 'react';
import './button.css';

/** A letter of the keyboard, as printed on buttons and in the list of keys. */
export function Key(props: { children: string }): ReactElement {
  return <kbd className="key">{props.children}</kbd>;
}

/** A button that shows an icon, a text or both; `label` is its name when the text alone would not do. */
export function IconButton(props: {
  label: string;
  onClick: () => void;
  children: ReactNode;
  pressed?: boolean;
  shortcut?: string;
}): ReactElement {
  const { label, onClick, children, pressed, shortcut } = props;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-keyshortcuts={shortcut}
      onClick={onClick}
    >
      {children}
      {shortcut === undefined ? null : <Key>{shortcut}</Key>}
    </button>
  );
}
