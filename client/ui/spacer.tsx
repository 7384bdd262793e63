import type { ReactElement } from 'react';

/** Empty space of a table whose rows outside the view are not drawn. */
export function Spacer(props: { heightPx: number }): ReactElement | null {
  return props.heightPx > 0 ? <tr aria-hidden style={{ height: props.heightPx }} /> : null;
}
