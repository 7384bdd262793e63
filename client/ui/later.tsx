import { createElement, Suspense, use, type ComponentType, type ReactElement, type ReactNode } from 'react';
import { Skeleton } from './state.tsx';

/** By then the first view stands, on a line of 10 Mbit/s too. */
const FIRST_VIEW_MS = 8_000;

/**
 * A part of a screen that its first view does not show. It is fetched when it is first shown, and in any case soon after the
 * first view: whoever opens it while the server is gone has it. What failed is asked for again at the next try.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: ReactNode = <Skeleton heightRem={20} />,
): (props: Props) => ReactElement {
  let asked: Promise<ComponentType<Props>> | null = null;
  const ask = (): Promise<ComponentType<Props>> => {
    asked ??= load().catch((error: unknown) => {
      asked = null;
      throw error;
    });
    return asked;
  };
  if (typeof document !== 'undefined') setTimeout(() => void ask().catch(() => {}), FIRST_VIEW_MS);

  function Part(props: Props): ReactElement {
    return createElement(use(ask()), props);
  }
  return function Later(props) {
    return (
      <Suspense fallback={waiting}>
        <Part {...props} />
      </Suspense>
    );
  };
}
