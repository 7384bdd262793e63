import { useState, type ReactElement } from 'react';
import { wallFactsSchema, type WallFacts, type WallScreen } from '../../../shared/wall/schema.ts';
import { refusalText } from '../../access/refusal-text.ts';
import { UnitPicker } from '../../access/people/unit-picker.tsx';
import { useSignedIn } from '../../access/use-me.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Notice } from '../../ui/state.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FocusField } from './focus-field.tsx';
import { NumberField } from './number-field.tsx';
import { ScreenForm } from './screen-form.tsx';
import { SensitivityField } from './sensitivity-field.tsx';
import { useLayouts, newKey, useWallChanges, type ListedWall } from './use-walls.ts';
import { unitName, useTree } from './wall-names.ts';
import './wall-form.css';

const newScreen = (position: number): WallScreen => ({
  position,
  widthPx: 3840,
  heightPx: 2160,
  diagonalInch: 55,
  ratio: '16:9',
  rotation: [{ layout: 'country', seconds: 60 }],
  timetable: [],
});

const factsOf = ({ wall: { id: _, version: __, ...facts } }: ListedWall): WallFacts => facts;

/** The settings of a wall: where it hangs, its screens with what they show when, its strictness, its focus. */
export function WallForm(props: { of: ListedWall | null; onDone: () => void }): ReactElement {
  const { onDone } = props;
  // As it was when it was opened: the list goes on being renewed, and what somebody else saves meanwhile is a conflict.
  const [of] = useState(props.of);
  const i18n = useI18n();
  const { t, name } = i18n;
  const tree = useTree();
  const [home = ''] = useSignedIn().actions['wall.control'] ?? [];
  const [facts, setFacts] = useState<WallFacts>(() =>
    of
      ? factsOf(of)
      : {
          name: '',
          unit: home,
          distanceM: 3,
          sensitivity: {},
          screens: [newScreen(1)],
          focus: { priority: 1, holdS: 120, screen: 1 },
        },
  );
  const [problem, setProblem] = useState<string | null>(null);
  const [isSure, setSure] = useState(false);
  const { saveWall, deleteWall } = useWallChanges();
  const layouts = useLayouts(facts.unit);
  const put = (part: Partial<WallFacts>): void => setFacts((before) => ({ ...before, ...part }));
  const putScreen = (screen: WallScreen): void =>
    put({ screens: facts.screens.map((one) => (one.position === screen.position ? screen : one)) });
  const seen = of ? { id: of.wall.id, version: of.wall.version } : null;
  const save = (): void => {
    const read = wallFactsSchema.safeParse(facts);
    setProblem(read.success ? null : (read.error.issues[0]?.message ?? ''));
    if (read.success) saveWall.mutate({ key: newKey(), seen, facts: read.data }, { onSuccess: onDone });
  };
  const failed = saveWall.error ?? deleteWall.error;
  const next = Math.max(0, ...facts.screens.map(({ position }) => position)) + 1;
  return (
    <form
      className="wall-form"
      aria-label={of?.wall.name ?? t('walls.new')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2>{of?.wall.name ?? t('walls.new')}</h2>
      <div className="wall-fields">
        <TextField
          label={t('walls.name')}
          value={facts.name}
          onChange={(text) => put({ name: text })}
          maxLength={80}
        />
        {of ? (
          <p className="wall-fixed" title={t('walls.unitFixed')}>
            <span className="muted">{t('walls.unit')}</span>
            {unitName(tree, facts.unit, name)}
          </p>
        ) : (
          <UnitPicker
            label={t('walls.unit')}
            tree={tree}
            value={facts.unit}
            onChange={(unit) => put({ unit: unit ?? home })}
          />
        )}
        <NumberField
          label={t('walls.distance')}
          value={facts.distanceM}
          step={0.5}
          onChange={(distanceM) => put({ distanceM })}
        />
      </div>
      {facts.screens.map((screen) => (
        <ScreenForm
          key={screen.position}
          screen={screen}
          distanceM={facts.distanceM}
          wallUnit={facts.unit}
          own={layouts.data ?? []}
          onChange={putScreen}
          onRemove={
            facts.screens.length > 1
              ? () => put({ screens: facts.screens.filter((one) => one !== screen) })
              : undefined
          }
        />
      ))}
      <button
        type="button"
        className="quiet-button wall-add"
        disabled={facts.screens.length >= 12}
        onClick={() => put({ screens: [...facts.screens, newScreen(next)] })}
      >
        {t('walls.addScreen')}
      </button>
      <FocusField
        focus={facts.focus}
        screens={facts.screens.map(({ position }) => position)}
        onChange={(focus) => put({ focus })}
      />
      <SensitivityField value={facts.sensitivity} onChange={(sensitivity) => put({ sensitivity })} />
      {problem !== null || failed ? (
        <Notice tone="danger">
          {t('walls.check', {
            what:
              problem ??
              refusalText(i18n, failed, { CONFLICT: t('walls.changed'), BAD_REQUEST: t('walls.refused') }),
          })}
        </Notice>
      ) : null}
      <div className="wall-form-end">
        <button type="submit" className="plain-button" disabled={saveWall.isPending}>
          {t('walls.save')}
        </button>
        <button type="button" className="quiet-button" onClick={onDone}>
          {t('walls.cancel')}
        </button>
        {seen && !isSure ? (
          <button type="button" className="quiet-button wall-delete" onClick={() => setSure(true)}>
            {t('walls.delete')}
          </button>
        ) : null}
        {seen && isSure ? (
          <Notice
            tone="danger"
            action={{
              label: t('walls.delete'),
              onClick: () => deleteWall.mutate({ key: newKey(), ...seen }, { onSuccess: onDone }),
            }}
            dismiss={{ label: t('walls.cancel'), onClick: () => setSure(false) }}
          >
            {t('walls.deleteSure', { name: of?.wall.name ?? '' })}
          </Notice>
        ) : null}
      </div>
    </form>
  );
}
