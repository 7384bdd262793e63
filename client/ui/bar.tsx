import type { ReactElement } from 'react';
import './bar.css';

/** A bar from 0 to 1; null is hatched, "no data", and never looks like zero. Its number stands beside it as text. */
export function Bar(props: { share: number | null; colour: string }): ReactElement {
  const { share, colour } = props;
  if (share === null) return <span className="bar bar-empty" aria-hidden />;
  return (
    <span className="bar" aria-hidden>
      <span className="bar-fill" style={{ width: `${share * 100}%`, background: colour }} />
    </span>
  );
}
