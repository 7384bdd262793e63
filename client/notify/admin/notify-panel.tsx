import { useState, type ReactElement } from 'react';
import type { AdminUnit } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import '../../access/access.css';
import '../../access/people/people.css';
import '../../access/sign-in.css';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/state.tsx';
import { Deliveries } from './deliveries.tsx';
import './notify.css';
import { Receivers } from './receivers.tsx';
import { Reports } from './reports.tsx';
import { Rules } from './rules.tsx';
import { StatusLine } from './status-line.tsx';

const PARTS = ['rules', 'reports', 'deliveries', 'receivers'] as const;
type Part = (typeof PARTS)[number];

/** Who is notified of what, what became of every message, and where messages go. */
export function NotifyPanel({ tree }: { tree: UnitTree<AdminUnit> | null }): ReactElement {
  const { t } = useI18n();
  const [part, setPart] = useState<Part>('rules');
  if (!tree) return <Skeleton heightRem={16} />;
  return (
    <div className="notify">
      <p className="muted">{t('notify.about')}</p>
      <div className="notify-head">
        <Segmented
          label={t('admin.notify')}
          value={part}
          options={PARTS.map((value) => ({ value, label: t(`notify.part.${value}`) }))}
          onChange={setPart}
        />
        <StatusLine />
      </div>
      {part === 'rules' ? <Rules tree={tree} /> : null}
      {part === 'reports' ? <Reports tree={tree} /> : null}
      {part === 'deliveries' ? <Deliveries /> : null}
      {part === 'receivers' ? <Receivers tree={tree} /> : null}
    </div>
  );
}
