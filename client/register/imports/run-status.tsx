import {
  CircleCheck,
  CircleSlash,
  ClipboardCheck,
  Hourglass,
  OctagonX,
  TriangleAlert,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import type { ReactElement } from 'react';
import type { ImportRun, ImportStatus } from '../../../shared/register/import/run.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useCalm } from '../../ui/use-calm.ts';
import { isBusy } from './use-imports.ts';

/** A shape of its own for each kind of standing; the colour only repeats it. */
const LOOKS: Readonly<Record<ImportStatus, { Icon: LucideIcon; tone: string }>> = {
  receiving: { Icon: Hourglass, tone: 'busy' },
  checking: { Icon: Hourglass, tone: 'busy' },
  checked: { Icon: ClipboardCheck, tone: 'waits' },
  accepting: { Icon: Hourglass, tone: 'busy' },
  accepted: { Icon: CircleCheck, tone: 'good' },
  undoing: { Icon: Hourglass, tone: 'busy' },
  undone: { Icon: Undo2, tone: 'over' },
  discarded: { Icon: CircleSlash, tone: 'over' },
  interrupted: { Icon: TriangleAlert, tone: 'warning' },
  failed: { Icon: OctagonX, tone: 'danger' },
};

/** Where an import stands: shape and word. */
export function RunStatus(props: { status: ImportStatus }): ReactElement {
  const { t } = useI18n();
  const { Icon, tone } = LOOKS[props.status];
  return (
    <span className="run-status" data-tone={tone}>
      <Icon aria-hidden />
      {t(`imports.status.${props.status}`)}
    </span>
  );
}

/** Read out at most this often. */
const ANNOUNCE_MS = 2_000;

/** How far the server is, drawn and, now and then, read out. */
export function RunProgress(props: { run: ImportRun }): ReactElement {
  const { run } = props;
  const { t, percent } = useI18n();
  const status = t(`imports.status.${run.status}`);
  const busy = isBusy(run);
  const said = useCalm(
    busy ? t('imports.announce', { status, share: percent(run.progress) }) : status,
    ANNOUNCE_MS,
  );
  return (
    <>
      {busy ? <ProgressBar label={status} share={run.progress} /> : null}
      <output className="visually-hidden">{said}</output>
    </>
  );
}

/** A share from 0 to 1 of a piece of work. */
export function ProgressBar(props: { label: string; share: number }): ReactElement {
  const { label, share } = props;
  const { percent } = useI18n();
  const text = percent(share);
  return (
    <div className="run-progress">
      <progress aria-label={label} aria-valuetext={text} value={share} />
      <span>{text}</span>
    </div>
  );
}
