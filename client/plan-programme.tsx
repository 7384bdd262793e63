import type { ReactElement } from 'react';
import { mayDo, useSignedIn } from './access/use-me.ts';
import { useHierarchy } from './hierarchy/use-hierarchy.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { Programme } from './planning/programme/programme-panel.tsx';

/** The equipment programme with what it needs of the other domains. */
export function ProgrammePanel(): ReactElement {
  const me = useSignedIn();
  const { name } = useI18n();
  const { tree } = useHierarchy();
  const nameOf = (kato: string): string => {
    const unit = tree?.units[tree.indexOf.get(kato) ?? -1];
    return unit ? name(unit.name) : kato;
  };
  return (
    <Programme mayChange={mayDo(me, 'planning.write')} mayExport={mayDo(me, 'export.read')} nameOf={nameOf} />
  );
}
