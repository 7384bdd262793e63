import { X } from 'lucide-react';
import { useMemo, type ReactElement, type ReactNode } from 'react';
import { areaOfText, problemOf } from '../../shared/geometry/area.ts';
import { legBetween, type LonLat } from '../../shared/geometry/geodesic.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import type { MapEngine } from '../map/engine.ts';
import { MapStops } from '../map/map-stops.tsx';
import { useMapBox } from '../map/use-map-box.ts';
import { useChangeView, useView } from '../state/use-view.ts';
import { IconButton } from '../ui/button.tsx';
import { useEscape } from '../ui/use-escape.ts';
import { useTheme } from '../ui/use-theme.tsx';
import { bearingText, lengthText } from './amounts.ts';
import { CoordinateLine } from './coordinate-line.tsx';
import { DrawPanel } from './draw-panel.tsx';
import { GotoPanel } from './goto-panel.tsx';
import { useToolsLayer } from './layer.ts';
import { drawingOf, finish, movePlace, place, radiusHandle, takeBack } from './modes.ts';
import { PrintPanel, sheetOf } from './print-panel.tsx';
import { inView, SEEN_KINDS, type Seen } from './seen.ts';
import { SeenPanel } from './seen-panel.tsx';
import { SelectionPanel, type AreaActions } from './selection-panel.tsx';
import { sketchFeatures } from './sketch-features.ts';
import { drawingIn, leaveTool, putTool, redraw, useTools } from './tools-state.ts';
import './map-tools.css';

/** Objects of one kind and of all kinds that Tab goes through; the list of what is in view has the rest. */
const MOST_STOPS = 20;
const STREET_ZOOM = 13;

type DeskProps = {
  engine: MapEngine;
  unit: string;
  seen: Seen;
  /** The kinds of what the server prints. */
  show: readonly string[];
  mayExport: boolean;
  actions: Omit<AreaActions, 'onFind'>;
};

/** What the tools show once one is used: the sketch on the map, the panel of the tool in hand, what lies in the area. */
export function MapDesk(props: DeskProps): ReactElement {
  const { engine, unit, seen, show, mayExport, actions } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const view = useView();
  const change = useChangeView();
  const theme = useTheme();
  const isOpen = useTools((state) => state.isOpen);
  const tool = useTools((state) => state.tool);
  const notation = useTools((state) => state.notation);
  // Only the tools in hand follow the map while it moves.
  const moving = useMapBox(engine, isOpen || tool.mode !== 'none' ? 'move' : 'moveend');
  const resting = useMapBox(engine, 'moveend');
  const middle: LonLat | null = moving?.middle ?? null;
  const drawing = drawingIn(tool);
  const area = useMemo(() => {
    const read = view.area === undefined ? null : areaOfText(view.area);
    return read && problemOf(read) === null ? read : null;
  }, [view.area]);
  const hover = useTools(({ pointer }) => (drawing && !drawing.isDone ? pointer : null));
  const form = tool.mode === 'print' ? tool.form : null;
  const target = tool.mode === 'goto' ? tool.target : null;
  const isEditing = drawing !== null;
  const sketch = useMemo(
    () =>
      sketchFeatures({
        area: isEditing ? null : area,
        drawing,
        hover,
        sheet: form && middle ? sheetOf(form, middle) : null,
        target,
        say: (lengthM, bearingDeg) => `${lengthText(i18n, lengthM)}\n${bearingText(i18n, bearingDeg)}`,
      }),
    [area, isEditing, drawing, hover, form, middle, target, i18n],
  );
  useToolsLayer(engine, {
    sketch,
    theme,
    isDrawing: isEditing,
    places: drawing?.points ?? [],
    handle: drawing ? radiusHandle(drawing) : null,
    onPointer: (at) => useTools.setState({ pointer: at }),
    onPlace: (at) => redraw((one) => place(one, at)),
    onDrag: (grip, at) =>
      redraw((one) =>
        grip === 'radius'
          ? { ...one, radiusM: Math.round(legBetween(one.points.at(-1) ?? at, at).lengthM) }
          : movePlace(one, grip, at),
      ),
    onFinish: () => redraw(finish),
    onTakeBack: () => redraw(takeBack),
  });
  const go = (to: LonLat): void =>
    engine.flyTo({ lon: to[0], lat: to[1], zoom: Math.max(engine.map.getZoom(), STREET_ZOOM) });
  const stops = useMemo(
    () =>
      resting
        ? SEEN_KINDS.flatMap((kind) => inView(seen[kind] ?? [], resting).map((thing) => ({ kind, ...thing })))
            .slice(0, MOST_STOPS)
            .map(({ kind, key, name, note, lon, lat, open }) => ({
              key: `${kind}:${key}`,
              name: [name, note()].filter(Boolean).join(', '),
              lon,
              lat,
              onOpen: open,
            }))
        : [],
    [seen, resting],
  );
  return (
    <>
      <MapStops engine={engine} label={t('map.objects')} stops={stops} />
      {isEditing ? <span className="map-crosshair" aria-hidden /> : null}
      {isOpen ? <CoordinateLine middle={middle} /> : null}
      {tool.mode === 'none' ? null : (
        <ToolPanel title={t(`map.tool.${tool.mode}`)}>
          {drawing ? (
            <DrawPanel
              drawing={drawing}
              middle={middle}
              notation={notation}
              onSelect={(text) => {
                change({ area: text });
                leaveTool();
              }}
            />
          ) : null}
          {tool.mode === 'goto' ? (
            <GotoPanel
              notation={notation}
              target={target}
              onGo={(to) => {
                putTool({ mode: 'goto', target: to });
                go(to);
              }}
            />
          ) : null}
          {form ? (
            <PrintPanel
              form={form}
              middle={middle}
              unit={unit}
              area={view.area}
              show={show}
              mayExport={mayExport}
              onFit={(box) => engine.fit(box)}
            />
          ) : null}
          {tool.mode === 'seen' ? <SeenPanel seen={seen} shown={resting} /> : null}
        </ToolPanel>
      )}
      {tool.mode === 'none' && area && view.area !== undefined ? (
        <SelectionPanel
          key={view.area}
          area={area}
          text={view.area}
          actions={{ ...actions, onFind: go }}
          onEdit={() => putTool(drawingOf(area))}
          onChange={(text) => change({ area: text })}
          onClose={() => change({ area: undefined })}
        />
      ) : null}
    </>
  );
}

function ToolPanel(props: { title: string; children: ReactNode }): ReactElement {
  const { title, children } = props;
  const { t } = useI18n();
  const root = useEscape<HTMLElement>(leaveTool, { whileTyping: true });
  return (
    <section className="tool-panel panel" aria-label={title} ref={root}>
      <header className="tool-head">
        <h2>{title}</h2>
        <IconButton label={t('action.close')} onClick={leaveTool}>
          <X aria-hidden />
        </IconButton>
      </header>
      {children}
    </section>
  );
}
