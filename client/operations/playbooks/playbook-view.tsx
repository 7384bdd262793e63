import { Pencil } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { Playbook } from '../../../shared/operations/playbook.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Skeleton } from '../../ui/state.tsx';
import { NotYet } from '../office/not-yet.tsx';
import { ChangesShown } from './changes-shown.tsx';
import { PlaybookEditor } from './playbook-editor.tsx';
import { StepsShown } from './steps-shown.tsx';
import { usePlaybook, useVersion, useVersions, type VersionLine } from './use-playbooks.ts';

/** One playbook: what it says, its versions, and the editor for whoever may put another. */
export function PlaybookView(props: { id: string; mayPut: boolean }): ReactElement {
  const { id, mayPut } = props;
  const { t } = useI18n();
  const { data: current, error, refetch } = usePlaybook(id);
  const [editing, setEditing] = useState<Playbook | null>(null);
  if (!current)
    return (
      <NotYet error={error} title={t('playbooks.failed')} heightRem={20} onRetry={() => void refetch()} />
    );
  if (editing) return <PlaybookEditor current={current} from={editing} onDone={() => setEditing(null)} />;
  return <Read current={current} mayPut={mayPut} onEdit={setEditing} />;
}

function Read(props: { current: Playbook; mayPut: boolean; onEdit: (from: Playbook) => void }): ReactElement {
  const { current, mayPut, onEdit } = props;
  const { t, name } = useI18n();
  return (
    <section className="office-card panel" aria-label={name(current.title)}>
      <div className="office-head">
        <h2>
          {name(current.title)} · {t('operations.version', { version: current.version })}
        </h2>
        {mayPut ? (
          <button type="button" className="plain-button" onClick={() => onEdit(current)}>
            <Pencil aria-hidden />
            {t('playbooks.edit')}
          </button>
        ) : null}
      </div>
      {mayPut ? null : <p className="muted">{t('playbooks.others')}</p>}
      <dl className="office-facts">
        <div>
          <dt>{t('playbooks.part.trigger')}</dt>
          <dd>{name(current.trigger)}</dd>
        </div>
        <div>
          <dt>{t('playbooks.part.need')}</dt>
          <dd>
            <Need playbook={current} />
          </dd>
        </div>
        <div>
          <dt>{t('playbooks.part.criteria')}</dt>
          <dd>{current.close.criteria.map(name).join('; ')}</dd>
        </div>
        <div>
          <dt>{t('playbooks.part.legalBasis')}</dt>
          <dd>
            <ul>
              {current.legalBasis.map(({ act, citation, kind }) => (
                <li key={citation + act.en}>
                  {name(act)}{' '}
                  <span className="muted">
                    ({citation}; {t(`playbooks.kind.${kind}`)})
                  </span>
                </li>
              ))}
            </ul>
          </dd>
        </div>
        {current.toBeAgreed.length === 0 ? null : (
          <div>
            <dt>{t('playbooks.part.toBeAgreed')}</dt>
            <dd>{current.toBeAgreed.map(name).join('; ')}</dd>
          </div>
        )}
      </dl>
      <section className="office-part" aria-label={t('playbooks.steps')}>
        <h3>{t('playbooks.steps')}</h3>
        <StepsShown playbook={current} />
      </section>
      <Versions current={current} mayPut={mayPut} onEdit={onEdit} />
    </section>
  );
}

function Need({ playbook }: { playbook: Playbook }): ReactElement {
  const { t } = useI18n();
  if (playbook.need.length === 0) return <>{t('playbooks.noNeed')}</>;
  return (
    <ul>
      {playbook.need.map(({ count, types, equipment }) => (
        <li key={`${types.join()} ${equipment.join()}`}>
          {count} × {types.map((type) => t(`operations.unitType.${type}`)).join(' / ')}
          {equipment.length === 0
            ? ''
            : `: ${equipment.map((piece) => t(`office.equipment.${piece}`)).join(', ')}`}
        </li>
      ))}
    </ul>
  );
}

function Versions(props: {
  current: Playbook;
  mayPut: boolean;
  onEdit: (from: Playbook) => void;
}): ReactElement {
  const { current, mayPut, onEdit } = props;
  const { t } = useI18n();
  const { data: versions = [] } = useVersions(current.id);
  const [open, setOpen] = useState<number | null>(null);
  return (
    <section className="office-part" aria-label={t('playbooks.versions')}>
      <h3>{t('playbooks.versions')}</h3>
      <ul className="office-lines">
        {versions.map((line) => (
          <li key={line.version}>
            <VersionText line={line} isCurrent={line.version === current.version} />
            <ActionButton
              label={t('playbooks.whatChanged')}
              expanded={open === line.version}
              onClick={() => setOpen(open === line.version ? null : line.version)}
            />
            {open === line.version ? (
              <Compared line={line} current={current} mayPut={mayPut} onEdit={onEdit} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function VersionText(props: { line: VersionLine; isCurrent: boolean }): ReactElement {
  const { line, isCurrent } = props;
  const { t, moment } = useI18n();
  return (
    <div>
      <strong>{t('operations.version', { version: line.version })}</strong>{' '}
      {isCurrent ? t('playbooks.inForce') : ''}
      <p className="muted">
        {line.at === null
          ? t('playbooks.shipped')
          : `«${line.reason}» · ${line.by ?? '–'} · ${moment(new Date(line.at).toISOString())}`}
      </p>
    </div>
  );
}

/** A version beside the one before it, and, when it is a former one, the way to have it again. */
function Compared(props: {
  line: VersionLine;
  current: Playbook;
  mayPut: boolean;
  onEdit: (from: Playbook) => void;
}): ReactElement {
  const { line, current, mayPut, onEdit } = props;
  const { t } = useI18n();
  const { data: after } = useVersion(current.id, line.version);
  const { data: before } = useVersion(current.id, line.version > 1 ? line.version - 1 : null);
  if (!after || (line.version > 1 && !before)) return <Skeleton heightRem={4} />;
  return (
    <div className="office-deed">
      {before ? (
        <ChangesShown before={before} after={after} />
      ) : (
        <p className="muted">{t('playbooks.first')}</p>
      )}
      {mayPut && line.version !== current.version ? (
        <ActionButton label={t('playbooks.again')} onClick={() => onEdit(after)} />
      ) : null}
    </div>
  );
}
