import type { ReactElement } from 'react';
import { NowStrip } from './now-strip.tsx';
import type { Screen } from './use-screen.ts';
import { WorstStrip } from './worst-strip.tsx';

/** What a chief sees on a telephone before they pull the sheet up: what happens now, and where it is worst. */
export function Glance({ screen }: { screen: Screen }): ReactElement {
  return (
    <>
      <NowStrip screen={screen} />
      <WorstStrip screen={screen} />
    </>
  );
}
