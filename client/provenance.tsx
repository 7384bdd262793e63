import { Popover } from '@base-ui/react/popover';
import { ListTree, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { conflictsTouching, printedFigures, type PrintedFigure } from '../shared/published/figure-of.ts';
import { leftOut, shareOf } from '../shared/coverage/share.ts';
import { demandsOf } from '../shared/coverage/why.ts';
import type { Figure } from './coverage/explain.ts';
import { conflictWords } from './published/conflict-words.ts';
import { useConflicts, useFigures } from './published/use-published.ts';
import './provenance.css';
import { useChangeView, openUnit } from './state/use-view.ts';
import { IconButton } from './ui/button.tsx';
import type { Screen } from './use-screen.ts';

/** A figure somebody asked about, and the element it stands in. */
export type Explained = { figure: Figure; anchor: Element };

/** Where a figure comes from: its arithmetic, its source and date, what is printed of it, who contradicts it, and its rows. */
export function ProvenancePopover(props: {
  screen: Screen;
  explained: Explained | null;
  onClose: () => void;
}): ReactElement {
  const { screen, explained, onClose } = props;
  return (
    <Popover.Root open={explained !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Popover.Portal>
        <Popover.Positioner
          className="popup-positioner"
          anchor={explained?.anchor ?? null}
          side="left"
          sideOffset={10}
          collisionPadding={12}
        >
          <Popover.Popup className="provenance popup">
            {explained ? <Provenance screen={screen} figure={explained.figure} onClose={onClose} /> : null}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Provenance(props: { screen: Screen; figure: Figure; onClose: () => void }): ReactElement {
  const { screen, figure, onClose } = props;
  const { view, i18n, nameOf, titleOf, known } = screen;
  const { t, number, percent, date } = i18n;
  const change = useChangeView();
  const { kato, measure, source, cell } = figure;
  const { numerator, denominator, share } = shareOf(cell, view.of);
  const asOf =
    source === 'latest'
      ? known
          .map((s) => s.asOf)
          .toSorted()
          .at(-1)
      : known.find((s) => s.id === source)?.asOf;
  const showRows = (): void => {
    change({ ...(kato === view.unit ? {} : openUnit(kato)), measure, list: 'facilities', gap: 'all' });
    onClose();
  };
  return (
    <>
      <div className="provenance-head">
        <Popover.Title>
          {nameOf(kato) ?? kato}
          <span className="muted">
            {t(`measure.${measure}`)} · {t(`type.${view.type}`)}
          </span>
        </Popover.Title>
        <IconButton label={t('action.close')} onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      <p className="provenance-sum">
        {number(numerator)} ÷ {number(denominator)} ={' '}
        <strong>{share === null ? t('headline.noData') : percent(share, 1)}</strong>
      </p>
      <p>{t(`provenance.how.${view.of}`)}</p>
      <p className="muted">{t('provenance.leftOut', { n: leftOut(cell, view.of) })}</p>
      <dl>
        <dt>{t('filter.source')}</dt>
        <dd>{titleOf(source)}</dd>
        <dt>{t('published.asOf')}</dt>
        <dd>{asOf === undefined ? t('headline.noData') : date(asOf)}</dd>
        <dt>{t('gaps.why')}</dt>
        <dd>
          {demandsOf(measure).map(({ law, groups }) => (
            <span key={law} className="provenance-demand">
              {t(`law.${law}`)}: {groups.map((group) => t(`group.${group}`)).join(', ')}
            </span>
          ))}
        </dd>
      </dl>
      <Printed screen={screen} figure={figure} />
      <button type="button" className="plain-button" onClick={showRows}>
        <ListTree aria-hidden />
        {t('provenance.rows', { n: cell.facilities })}
      </button>
    </>
  );
}

/** What the documents print about the same, and the contradictions they are part of. */
function Printed(props: { screen: Screen; figure: Figure }): ReactElement | null {
  const { screen, figure } = props;
  const { view, i18n, nameOf } = screen;
  const { t } = i18n;
  const figures = useFigures();
  const conflicts = useConflicts();
  if (view.group !== 'all' || view.of !== 'reported' || !figures.data) return null;
  const printed = printedFigures(figures.data, { ...figure, type: view.type });
  if (printed.length === 0) return <p className="muted">{t('provenance.notPrinted')}</p>;
  const rows =
    printed.length > 0 && printed.every((p) => p.rows.length === 1) ? printed.flatMap((p) => p.rows) : [];
  const touching = conflictsTouching(conflicts.data ?? [], rows);
  return (
    <>
      <h3>{t('provenance.printed')}</h3>
      <ul>
        {printed.map((one) => (
          <PrintedLine key={one.source} screen={screen} figure={figure} printed={one} />
        ))}
      </ul>
      {touching.length === 0 ? null : (
        <>
          <h3>{t('provenance.conflicts')}</h3>
          <ul>
            {touching.map((conflict) => {
              const { lines } = conflictWords({ ...i18n, nameOf }, conflict);
              return (
                <li key={conflict.id} className="provenance-conflict">
                  <span>{t(`conflict.kind.${conflict.kind}`)}</span>
                  {lines.map((line) => (
                    <span key={line} className="muted">
                      {line}
                    </span>
                  ))}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </>
  );
}

function PrintedLine(props: { screen: Screen; figure: Figure; printed: PrintedFigure }): ReactElement {
  const { screen, figure, printed } = props;
  const { t, number, percent } = screen.i18n;
  const { equipped, total, printedPercent, source } = printed;
  const isSame = source === figure.source;
  const agrees = equipped === figure.cell.working && total === figure.cell.reported;
  return (
    <li className="provenance-printed" data-differs={isSame && !agrees ? '' : undefined}>
      <span>
        {t('headline.fraction', { part: number(equipped), whole: number(total) })}
        {printedPercent === null
          ? ` · ${t('provenance.sum', { n: printed.rows.length })}`
          : ` · ${t('provenance.percent', { printed: percent(printedPercent / 100, 1) })}`}
      </span>
      {isSame ? (
        <span className="provenance-verdict">{t(agrees ? 'provenance.agrees' : 'provenance.differs')}</span>
      ) : null}
      <span className="muted ellipsis">{screen.titleOf(source)}</span>
    </li>
  );
}
