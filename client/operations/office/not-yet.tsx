import type { ReactElement } from 'react';
import { Failed } from '../../state/failed.tsx';
import { Skeleton } from '../../ui/state.tsx';

/**
 * Stands where an answer is awaited, or did not come. What has come is shown whatever becomes of the next question: a form
 * that somebody types in, and a secret that is shown once, stand beneath it.
 */
export function NotYet(props: {
  error: unknown;
  /** What did not come. */
  title: string;
  heightRem: number;
  onRetry: () => void;
}): ReactElement {
  const { error, title, heightRem, onRetry } = props;
  return error ? (
    <Failed title={title} error={error} onRetry={onRetry} />
  ) : (
    <Skeleton heightRem={heightRem} />
  );
}
