import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import {
  DEFAULT_LIMITS,
  limitsSchema,
  WAITINGS,
  type Limits,
  type Waiting,
} from '../../../shared/operations/limits.ts';
import { PRIORITIES, type Priority } from '../../../shared/operations/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { trpc } from '../../trpc.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { NotYet } from './not-yet.tsx';
import { useLimitsQuery } from '../use-limits.ts';
import { ReasonForm } from './reason-form.tsx';
import { secondsOf, secondsText } from './seconds.ts';

/** Limits without a priority: a unit that has no task has none. */
const WITHOUT_PRIORITY: readonly Waiting[] = ['busy', 'on_break'];
type Cells = Readonly<Record<string, string>>;
const cell = (waiting: Waiting, priority: Priority): string => `${waiting}.${priority}`;

const cellsOf = (limits: Limits): Cells =>
  Object.fromEntries(
    WAITINGS.flatMap((waiting) => PRIORITIES.map((p) => [cell(waiting, p), secondsText(limits[waiting][p])])),
  );

/** How long may be waited for what, by priority: a table of the whole Republic. */
export function LimitsPart(props: { mayChange: boolean; onDone: () => void }): ReactElement {
  const { t } = useI18n();
  const limits = useLimitsQuery();
  return limits.data ? (
    <Table limits={limits.data} {...props} />
  ) : (
    <NotYet
      error={limits.error}
      title={t('office.limitsFailed')}
      heightRem={16}
      onRetry={() => void limits.refetch()}
    />
  );
}

function Table(props: { limits: Limits; mayChange: boolean; onDone: () => void }): ReactElement {
  const { limits, mayChange, onDone } = props;
  const { t } = useI18n();
  const client = useQueryClient();
  const put = useMutation(
    trpc.operations.limits.put.mutationOptions({
      onSettled: () => client.invalidateQueries({ queryKey: trpc.operations.pathKey() }),
    }),
  );
  // What is being changed: what somebody else puts meanwhile takes nothing away that was typed, and is told by the server.
  const [base, setBase] = useState(limits);
  const [cells, setCells] = useState(() => cellsOf(base));
  const begin = (from: Limits): void => {
    setBase(from);
    setCells(cellsOf(from));
    put.reset();
  };
  const set = (waiting: Waiting, priority: Priority, text: string): void =>
    setCells({
      ...cells,
      ...Object.fromEntries(
        (WITHOUT_PRIORITY.includes(waiting) ? PRIORITIES : [priority]).map((p) => [cell(waiting, p), text]),
      ),
    });
  const typed = Object.fromEntries(
    WAITINGS.map((waiting) => [
      waiting,
      Object.fromEntries(PRIORITIES.map((p) => [p, secondsOf(cells[cell(waiting, p)] ?? '')])),
    ]),
  );
  const read = limitsSchema.safeParse(typed);
  const wrong = new Set(read.success ? [] : read.error.issues.map(({ path }) => path.join('.')));
  const isSame = read.success && JSON.stringify(read.data) === JSON.stringify(base);
  if (isSame && JSON.stringify(limits) !== JSON.stringify(base)) {
    setBase(limits);
    setCells(cellsOf(limits));
  }
  return (
    <section className="office-card panel" aria-label={t('office.limits')}>
      <div className="office-head">
        <h2>{t('office.limits')}</h2>
        <ActionButton label={t('action.close')} onClick={onDone} />
      </div>
      <p className="muted">{t('office.limitsAbout')}</p>
      <table className="office-limits">
        <thead>
          <tr>
            <th scope="col">{t('office.waiting')}</th>
            {PRIORITIES.map((p) => (
              <th key={p} scope="col">
                P{p}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {WAITINGS.map((waiting) => (
            <tr key={waiting}>
              <th scope="row">{t(`office.limit.${waiting}`)}</th>
              {(WITHOUT_PRIORITY.includes(waiting) ? PRIORITIES.slice(3) : PRIORITIES).map((p, _i, all) => (
                <td key={p} colSpan={all.length === 1 ? PRIORITIES.length : 1}>
                  <input
                    aria-label={`${t(`office.limit.${waiting}`)}${all.length === 1 ? '' : `, P${p}`}`}
                    value={cells[cell(waiting, p)] ?? ''}
                    readOnly={!mayChange}
                    placeholder={t('office.noLimit')}
                    aria-invalid={wrong.has(cell(waiting, p))}
                    onChange={(event) => set(waiting, p, event.target.value)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <output className={wrong.size > 0 ? 'ops-problem' : 'muted'}>
        {t(wrong.size > 0 ? 'office.limitWrong' : 'office.limitHint')}
      </output>
      {mayChange ? (
        <>
          <ActionButton label={t('office.defaults')} onClick={() => setCells(cellsOf(DEFAULT_LIMITS))} />
          <ReasonForm
            key={JSON.stringify(base)}
            title={t('office.limitsChange')}
            send={t('office.save')}
            isPending={put.isPending}
            isWhole={read.success && !isSame}
            error={put.error}
            onSend={(reason) => {
              if (read.success) put.mutate({ limits: read.data, seen: base, reason }, { onSuccess: begin });
            }}
            onCancel={() => begin(limits)}
          />
        </>
      ) : (
        <p className="muted">{t('office.limitsOthers')}</p>
      )}
    </section>
  );
}
