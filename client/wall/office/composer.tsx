import { Redo2, Undo2 } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { LAYOUT_KINDS, layoutFactsSchema, RATIOS, type Layout } from '../../../shared/wall/layout.ts';
import { WALL_PANEL_NAMES } from '../../../shared/wall/panel.ts';
import { refusalText } from '../../access/refusal-text.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Notice } from '../../ui/state.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { isTyping } from '../../ui/use-keys.ts';
import { ComposerGrid } from './composer-grid.tsx';
import './composer.css';
import { LettersField, useLetters } from './letters.tsx';
import { PANEL_ICONS } from './panel-icons.ts';
import { PanelOptionsForm } from './panel-options.tsx';
import { usePanelDrag } from './use-panel-drag.ts';
import { newKey, useWallChanges } from './use-walls.ts';
import { useComposer } from './use-composer.ts';

/** Composes a layout: panels are dragged from the tray onto the grid, or added, moved and resized by keyboard. */
export function Composer(props: {
  start: Layout;
  /** The layout that is changed; null makes another one. */
  seen: { id: number; version: number } | null;
  unit: Kato;
  onDone: () => void;
}): ReactElement {
  const { unit, onDone } = props;
  // As it was when it was opened; what somebody else saves meanwhile is a conflict.
  const [{ start, seen }] = useState(props);
  const i18n = useI18n();
  const { t, name } = i18n;
  const composing = useComposer(start.cells);
  const [title, setTitle] = useState(seen ? name(start.title) : '');
  const [kind, setKind] = useState(start.kind);
  const [ratio, setRatio] = useState(start.ratio);
  const [problem, setProblem] = useState<string | null>(null);
  const letters = useLetters(ratio);
  const gridRef = useRef<HTMLDivElement>(null);
  const drag = usePanelDrag(gridRef, composing);
  const { saveLayout } = useWallChanges();
  const { cells, chosen } = composing;

  const save = (): void => {
    const words = title.trim();
    const own = { kk: words, ru: words, en: words };
    // A name that was not touched keeps its three languages.
    const titles = seen && words === name(start.title) ? start.title : own;
    const read = layoutFactsSchema.safeParse({ title: titles, kind, ratio, cells });
    setProblem(read.success ? null : (read.error.issues[0]?.message ?? ''));
    if (read.success)
      saveLayout.mutate({ key: newKey(), seen, unit, facts: read.data }, { onSuccess: onDone });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    if (isTyping(event.target)) return;
    const isUndo = event.code === 'KeyZ' && !event.shiftKey;
    const isRedo = event.code === 'KeyY' || (event.code === 'KeyZ' && event.shiftKey);
    if (!isUndo && !isRedo) return;
    event.preventDefault();
    if (isUndo) composing.undo?.();
    else composing.redo?.();
  };
  const what =
    problem ??
    (saveLayout.error ? refusalText(i18n, saveLayout.error, { CONFLICT: t('walls.changed') }) : null);
  return (
    // Ctrl + Z works wherever in the composer the focus is; every step has a button as well.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="composer" onKeyDown={onKeyDown}>
      <div className="composer-head">
        <TextField label={t('composer.title')} value={title} onChange={setTitle} maxLength={60} />
        <Choice
          label={t('composer.kind')}
          value={kind}
          options={LAYOUT_KINDS.map((value) => ({ value, label: t(`composer.kind.${value}`) }))}
          onChange={setKind}
        />
        <Choice
          label={t('composer.ratio')}
          value={ratio}
          options={RATIOS.map((value) => ({ value, label: value }))}
          onChange={setRatio}
        />
        <LettersField letters={letters} />
        <button
          type="button"
          className="quiet-button"
          disabled={!composing.undo}
          onClick={() => composing.undo?.()}
        >
          <Undo2 aria-hidden />
          {t('composer.undo')}
        </button>
        <button
          type="button"
          className="quiet-button"
          disabled={!composing.redo}
          onClick={() => composing.redo?.()}
        >
          <Redo2 aria-hidden />
          {t('composer.redo')}
        </button>
      </div>
      <div className="composer-body">
        <section aria-label={t('composer.tray')} className="composer-tray">
          <h3>{t('composer.tray')}</h3>
          <p className="muted">{t('composer.trayHint')}</p>
          {WALL_PANEL_NAMES.map((panel) => {
            const Icon = PANEL_ICONS[panel];
            return (
              <button
                key={panel}
                type="button"
                className="quiet-button"
                onPointerDown={(event) => drag.fromTray(event, panel)}
                onClick={() => drag.unlessDragged(() => composing.add(panel))}
              >
                <Icon aria-hidden />
                {t(`composer.panel.${panel}`)}
              </button>
            );
          })}
        </section>
        <div className="composer-stage">
          <ComposerGrid
            gridRef={gridRef}
            ratio={ratio}
            composing={composing}
            drag={drag}
            letterShare={letters.share}
          />
          <p className="muted">{t('composer.keys')}</p>
          <output className="composer-said">{composing.said}</output>
        </div>
        <PanelOptionsForm
          cell={chosen === null ? null : (cells[chosen] ?? null)}
          onChange={(options) => (chosen === null ? undefined : composing.setOptions(chosen, options))}
          onRemove={() => (chosen === null ? undefined : composing.remove(chosen))}
        />
      </div>
      {what === null ? null : <Notice tone="danger">{t('walls.check', { what })}</Notice>}
      <div className="wall-form-end">
        <button type="button" className="plain-button" disabled={saveLayout.isPending} onClick={save}>
          {t(seen ? 'composer.save' : 'composer.saveOwn')}
        </button>
        <button type="button" className="quiet-button" onClick={onDone}>
          {t('composer.back')}
        </button>
        {composing.isChanged ? <span className="muted">{t('composer.unsaved')}</span> : null}
      </div>
    </div>
  );
}
