import type { ReactElement, ReactNode } from 'react';
import './figure-button.css';

/** A number that says where it comes from when it is pressed. */
export function FigureButton(props: {
  label: string;
  onPress: (anchor: Element) => void;
  children: ReactNode;
  className?: string;
}): ReactElement {
  const { label, onPress, children, className = '' } = props;
  return (
    <button
      type="button"
      className={`figure-button ${className}`}
      aria-haspopup="dialog"
      title={label}
      onClick={(event) => onPress(event.currentTarget)}
    >
      {children}
    </button>
  );
}
