import { CloudOff, SearchX, X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { IconButton } from './button.tsx';
import './state.css';

/** A whole part of the screen that has nothing to show, says why and offers the way on. Never an unexplained blank. */
export function EmptyState(props: {
  title: string;
  hint?: string;
  broken?: boolean;
  action?: { label: string; onClick: () => void };
}): ReactElement {
  const { title, hint, broken = false, action } = props;
  return (
    <div className="state" role={broken ? 'alert' : 'status'}>
      {broken ? <CloudOff aria-hidden /> : <SearchX aria-hidden />}
      <h2>{title}</h2>
      {hint === undefined ? null : <p className="muted">{hint}</p>}
      {action ? (
        <button type="button" className="plain-button" onClick={action.onClick}>
          {action.label}
        </button>
      ) : null}
    </div>
  );
}

/** A line that says what is different from what was asked for. A banner, never a modal. */
export function Notice(props: {
  tone: 'warning' | 'danger';
  children: ReactNode;
  action?: { label: string; onClick: () => void };
  dismiss?: { label: string; onClick: () => void };
}): ReactElement {
  const { tone, children, action, dismiss } = props;
  return (
    <div className="notice" data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <p>{children}</p>
      {action ? (
        <button type="button" className="icon-button" onClick={action.onClick}>
          {action.label}
        </button>
      ) : null}
      {dismiss ? (
        <IconButton label={dismiss.label} onClick={dismiss.onClick}>
          <X aria-hidden />
        </IconButton>
      ) : null}
    </div>
  );
}

/** A grey place where something is being loaded; sizes in rem. */
export function Skeleton(props: { widthRem?: number; heightRem: number }): ReactElement {
  const { widthRem, heightRem } = props;
  return (
    <span
      className="skeleton"
      aria-hidden
      style={{ width: widthRem === undefined ? '100%' : `${widthRem}rem`, height: `${heightRem}rem` }}
    />
  );
}
