import {
  Circle,
  CircleDotDashed,
  Compass,
  List,
  LocateFixed,
  Pentagon,
  PencilRuler,
  Printer,
  RectangleHorizontal,
  Ruler,
  Scaling,
  type LucideIcon,
} from 'lucide-react';
import type { ReactElement } from 'react';
import { keyFor } from '../command/print-key.ts';
import { useCommands } from '../command/use-commands.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { IconButton } from '../ui/button.tsx';
import { begin, DRAW_MODES, type DrawMode } from './drawing.ts';
import { FIRST_FORM, leaveTool, putTool, useTools, type Tool } from './tools-state.ts';
import './tool-bar.css';

type Chosen = Exclude<Tool['mode'], 'none'>;

/** Every tool of the bar, from top to bottom. */
const ICONS: Readonly<Record<Chosen, LucideIcon>> = {
  distance: Ruler,
  surface: Scaling,
  bearing: Compass,
  polygon: Pentagon,
  rectangle: RectangleHorizontal,
  circle: Circle,
  buffer: CircleDotDashed,
  goto: LocateFixed,
  seen: List,
  print: Printer,
};
const CHOICES = Object.keys(ICONS) as Chosen[];
const isDrawn = (mode: Chosen): mode is DrawMode => DRAW_MODES.some((one) => one === mode);

/** Takes a tool in hand; the one that is in hand is laid down. */
function choose(mode: Chosen, around: readonly [number, number] | null): void {
  if (useTools.getState().tool.mode === mode) return leaveTool();
  if (isDrawn(mode)) putTool(begin(mode, mode === 'buffer' && around ? [around] : []));
  else if (mode === 'goto') putTool({ mode, target: null });
  else if (mode === 'print') putTool({ mode, form: FIRST_FORM });
  else putTool({ mode });
}

/** The tools of the map as a bar that folds away; each with its key. `around`: what is open, for a buffer about it. */
export function ToolBar(props: { around: readonly [number, number] | null }): ReactElement {
  const { around } = props;
  const { t } = useI18n();
  const isOpen = useTools((state) => state.isOpen);
  const mode = useTools((state) => state.tool.mode);
  const toggle = (): void =>
    useTools.setState(isOpen ? { isOpen: false, tool: { mode: 'none' } } : { isOpen: true });
  const pick = (one: Chosen) => () => choose(one, around);
  useCommands({
    'map.tools': toggle,
    'map.distance': pick('distance'),
    'map.surface': pick('surface'),
    'map.bearing': pick('bearing'),
    'map.polygon': pick('polygon'),
    'map.rectangle': pick('rectangle'),
    'map.circle': pick('circle'),
    'map.buffer': pick('buffer'),
    'map.goto': pick('goto'),
    'map.seen': pick('seen'),
    'map.print': pick('print'),
  });
  const printed = (key: string) => (key === '' ? {} : { shortcut: key });
  return (
    <div className="tool-bar panel" role="toolbar" aria-orientation="vertical" aria-label={t('map.tools')}>
      <IconButton
        label={t(isOpen ? 'map.toolsClose' : 'map.tools')}
        shortcut={keyFor('map.tools')}
        pressed={isOpen}
        onClick={toggle}
      >
        <PencilRuler aria-hidden />
      </IconButton>
      {isOpen
        ? CHOICES.map((one) => {
            const Icon = ICONS[one];
            return (
              <IconButton
                key={one}
                label={t(`map.tool.${one}`)}
                pressed={mode === one}
                {...printed(keyFor(`map.${one}`))}
                onClick={pick(one)}
              >
                <Icon aria-hidden />
              </IconButton>
            );
          })
        : null}
    </div>
  );
}
