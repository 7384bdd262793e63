import type { ReactElement, ReactNode } from 'react';
import './wall.css';

/** A sentence in the middle of a dark screen. */
export const WallMessage = (props: { title: string; hint?: string; children?: ReactNode }): ReactElement => (
  <main className="wall-message">
    <p className="wall-wordmark">
      Sholu <span>шолу</span>
    </p>
    <h1>{props.title}</h1>
    {props.hint === undefined ? null : <p className="wall-muted">{props.hint}</p>}
    {props.children}
  </main>
);
