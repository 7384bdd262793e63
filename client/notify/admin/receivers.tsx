import type { ReactElement } from 'react';
import type { AdminUnit } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { Contacts } from './contacts.tsx';
import { Webhooks } from './webhooks.tsx';

/** Where messages go: e-mail addresses of people, and programs. */
export function Receivers({ tree }: { tree: UnitTree<AdminUnit> }): ReactElement {
  return (
    <div className="notify-receivers">
      <Contacts />
      <Webhooks tree={tree} />
    </div>
  );
}
