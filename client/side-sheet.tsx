import { useState, type ReactElement, type ReactNode, type RefObject } from 'react';
import { useI18n } from './i18n/use-i18n.tsx';
import { SheetHandle } from './ui/sheet-handle.tsx';
import type { Snap } from './ui/snap.ts';
import { useMedia } from './ui/use-media.ts';

/** The panel of a workspace: beside the map, or above its lower edge where there is no room beside it. */
export function SideSheet(props: {
  sideRef: RefObject<HTMLElement | null>;
  className?: string;
  part?: string | undefined;
  /** Stands on top of the sheet, for who has one look at it. */
  glance?: ReactNode;
  /** What lies in a corner of a wide map, and at the end of a sheet. */
  corner: ReactNode;
  children: ReactNode;
}): ReactElement {
  const { sideRef, className = '', part, glance, corner, children } = props;
  const { t } = useI18n();
  const isSheet = useMedia('sheet');
  const [snap, setSnap] = useState<Snap>('half');
  return (
    <>
      <section
        className={`side panel ${className}`}
        data-part={part}
        data-snap={isSheet ? snap : undefined}
        ref={sideRef}
      >
        {isSheet ? (
          <SheetHandle
            snap={snap}
            label={t(`pocket.panel.${snap}`)}
            hint={t('pocket.panelHint')}
            onSnap={setSnap}
          />
        ) : null}
        <div className="side-body">
          {isSheet ? glance : null}
          {children}
          {isSheet ? corner : null}
        </div>
      </section>
      {isSheet ? null : corner}
    </>
  );
}
