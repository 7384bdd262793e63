import { Unplug } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Layout } from '../../../shared/wall/layout.ts';
import { layoutFor } from '../../../shared/wall/layout.ts';
import { BUILT_IN_LAYOUTS } from '../../../shared/wall/layouts.ts';
import { pushNow, shownNow, territoryNow } from '../../../shared/wall/now.ts';
import type { WallScreen } from '../../../shared/wall/schema.ts';
import { ALIVE_MS } from '../../../shared/wall/state.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Miniature } from './miniature.tsx';
import { shownText, untilText } from './shown-text.ts';
import type { ListedWall } from './use-walls.ts';
import { useTree } from './wall-names.ts';

/** One screen of a wall: what it should show and why, whether it is alive and shows that, and who connected it. */
export function ScreenLine(props: {
  of: ListedWall;
  screen: WallScreen;
  own: readonly Layout[];
  nowMs: number;
  onUnpair?: (() => void) | undefined;
}): ReactElement {
  const { of, screen, own, nowMs, onUnpair } = props;
  const { wall, state, heard, paired } = of;
  const i18n = useI18n();
  const { t, time, moment } = i18n;
  const tree = useTree();
  const { position } = screen;
  const shown = shownNow(wall, state, screen, nowMs);
  const push = pushNow(state, position, nowMs);
  const word = heard.find((one) => one.screen === position);
  const pairing = paired.find((one) => one.screen === position);
  const isAlive = word !== undefined && nowMs - word.atMs < ALIVE_MS;
  const expected = shown.shows.type === 'layout' ? shown.shows.layout : null;
  const isFocused = word?.showing.because === 'focus';
  const differs =
    isAlive &&
    !isFocused &&
    ((expected !== null && word.showing.layout !== expected) ||
      (word.showing.unit !== null && word.showing.unit !== territoryNow(wall, state, nowMs)));
  const layout = layoutFor([...BUILT_IN_LAYOUTS, ...own], expected ?? shown.layout, screen.ratio);
  const what = shownText(i18n, tree, own, shown);
  return (
    <li className="wall-screen" data-alive={isAlive ? '' : undefined}>
      <Miniature
        layout={layout ?? { cells: [], ratio: screen.ratio }}
        dark={shown.shows.type === 'nothing'}
      />
      <div>
        <p>
          <strong>{t('walls.screen', { n: position })}</strong> · {what}
        </p>
        <p className="muted">
          {isFocused
            ? `${t('walls.because.focus')} · ${t('walls.shows.incident', { id: word.showing.incident ?? '' })}`
            : t(`walls.because.${shown.because}`)}
          {push ? ` · ${t('walls.byHand', { by: push.by, until: untilText(i18n, push.untilMs) })}` : ''}
        </p>
        <p className="wall-alive">
          {word ? t(isAlive ? 'walls.alive' : 'walls.silent', { time: time(word.atMs) }) : t('walls.never')}
          {word?.showing.mapLocked && isAlive ? ` · ${t('walls.locked')}` : ''}
        </p>
        {differs ? (
          <p className="wall-differs">
            {t('walls.old', {
              shown: shownText(i18n, tree, own, {
                shows: { type: 'layout', layout: word.showing.layout ?? '' },
                unit: word.showing.unit ?? wall.unit,
              }),
            })}
          </p>
        ) : null}
        <p className="muted">
          {pairing
            ? t('walls.paired', { by: pairing.by, time: moment(new Date(pairing.sinceMs).toISOString()) })
            : t('walls.notPaired')}
        </p>
      </div>
      {pairing && onUnpair ? (
        <IconButton label={`${t('walls.unpair')}: ${t('walls.screen', { n: position })}`} onClick={onUnpair}>
          <Unplug aria-hidden />
        </IconButton>
      ) : null}
    </li>
  );
}
