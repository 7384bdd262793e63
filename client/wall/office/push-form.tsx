import { useMemo, useState, type ReactElement } from 'react';
import { UnitPicker } from '../../access/people/unit-picker.tsx';
import { treeWithin } from './tree-within.ts';
import type { Layout } from '../../../shared/wall/layout.ts';
import { layoutOfUnit } from '../../../shared/wall/layouts.ts';
import type { Pushed } from '../../../shared/wall/state.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { OrderAnswer } from './order-answer.tsx';
import { minutesOf, minutesOptions, type Minutes } from './push-minutes.ts';
import { useWallOrder, type ListedWall } from './use-walls.ts';
import { choosable, useTree } from './wall-names.ts';

const WHAT = ['territory', 'layout', 'incident', 'nothing'] as const;
type What = (typeof WHAT)[number];

/** What is put on a wall by hand: a territory, a layout, an incident or nothing; on which screen, for how long. */
export function PushForm(props: { of: ListedWall; own: readonly Layout[] }): ReactElement {
  const { of, own } = props;
  const { wall } = of;
  const i18n = useI18n();
  const { t, name } = i18n;
  const tree = useTree();
  const within = useMemo(() => treeWithin(tree, wall.unit), [tree, wall.unit]);
  const [what, setWhat] = useState<What>('territory');
  const [unit, setUnit] = useState<string | null>(null);
  const [layout, setLayout] = useState('city');
  const [incident, setIncident] = useState('');
  const [screen, setScreen] = useState('all');
  const [minutes, setMinutes] = useState<Minutes>('30');
  const order = useWallOrder(wall.id);
  const chosen = unit === null ? undefined : tree.units[tree.indexOf.get(unit) ?? -1];
  const shows = ((): Pushed | null => {
    switch (what) {
      case 'territory':
        return chosen ? { type: 'territory', unit: chosen.kato, layout: layoutOfUnit(chosen) } : null;
      case 'layout':
        return { type: 'layout', layout };
      case 'incident':
        return /^\d{1,9}$/.test(incident.trim()) ? { type: 'incident', incident: Number(incident) } : null;
      case 'nothing':
      default:
        return { type: 'nothing' };
    }
  })();
  return (
    <form
      className="wall-push"
      aria-label={`${t('walls.show')}: ${wall.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        const screens = screen === 'all' ? [] : [Number(screen)];
        if (shows) order.give({ type: 'push', screens, shows, minutes: minutesOf(minutes) });
      }}
    >
      <Segmented
        label={t('walls.showWhat')}
        value={what}
        options={WHAT.map((value) => ({ value, label: t(`walls.what.${value}`) }))}
        onChange={setWhat}
      />
      {what === 'territory' ? (
        <UnitPicker label={t('walls.what.territory')} tree={within} value={unit} onChange={setUnit} />
      ) : null}
      {what === 'layout' ? (
        <Choice
          label={t('walls.what.layout')}
          value={layout}
          options={choosable(own).map(({ key, title }) => ({ value: key, label: name(title) }))}
          onChange={setLayout}
        />
      ) : null}
      {what === 'incident' ? (
        <TextField label={t('walls.incidentNumber')} value={incident} onChange={setIncident} maxLength={9} />
      ) : null}
      <div className="wall-push-how">
        {wall.screens.length > 1 ? (
          <Choice
            label={t('walls.where')}
            value={screen}
            options={[
              { value: 'all', label: t('walls.allScreens') },
              ...wall.screens.map(({ position }) => ({
                value: String(position),
                label: t('walls.screen', { n: position }),
              })),
            ]}
            onChange={setScreen}
          />
        ) : null}
        <Choice
          label={t('walls.howLong')}
          value={minutes}
          options={minutesOptions(i18n)}
          onChange={setMinutes}
        />
        <button type="submit" className="plain-button" disabled={!shows || order.isPending}>
          {t('walls.put')}
        </button>
      </div>
      <OrderAnswer order={order} />
    </form>
  );
}
