import type { ReactElement } from 'react';
import type { ImportRun, ImportStatus } from '../../../shared/register/import/run.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';

/** In which mood the effect on the register is told; nothing is told of imports without one. */
const EFFECTS: Readonly<Partial<Record<ImportStatus, 'will' | 'did' | 'undone'>>> = {
  checked: 'will',
  accepting: 'will',
  accepted: 'did',
  undoing: 'did',
  undone: 'undone',
};

/** Rows of the file and what they do to the register. */
export function RunCounts(props: { run: ImportRun }): ReactElement | null {
  const { run } = props;
  const { t, number } = useI18n();
  if (run.rowsRead === 0) return null;
  const effect = EFFECTS[run.status];
  return (
    <div className="run-counts">
      <dl className="run-rows">
        {(
          [
            ['read', run.rowsRead],
            ['good', run.rowsGood],
            ['bad', run.rowsBad],
            ['warnings', run.warnings],
          ] as const
        ).map(([name, n]) => (
          <div key={name} data-count={name} data-none={n === 0 ? '' : undefined}>
            <dt>{t(`imports.count.${name}`)}</dt>
            <dd>{number(n)}</dd>
          </div>
        ))}
      </dl>
      {effect ? (
        <p className="run-effect">
          <strong>{t(`imports.effect.${effect}`)}:</strong>{' '}
          {(['created', 'updated', 'unchanged', 'replaced'] as const)
            .filter((name) => name !== 'replaced' || run.replaced > 0)
            .map((name) => t(`imports.effect.${name}`, { n: run[name], nText: number(run[name]) }))
            .join(' · ')}
        </p>
      ) : null}
    </div>
  );
}
