import { create } from 'zustand';
import type { LonLat } from '../../shared/geometry/geodesic.ts';
import { NOTATIONS, type Notation } from '../../shared/geometry/notation.ts';
import type { Scale, Sheet } from '../../shared/geometry/print-frame.ts';
import type { Drawing } from './drawing.ts';

/** How a sheet is printed; what is on it is the middle of the map. */
export type PrintForm = Pick<Sheet, 'paper' | 'orientation'> & {
  scale: Scale;
  grid: 'none' | 'utm' | 'mgrs';
  title: string;
};

/** What is in hand on the map. */
export type Tool =
  | { mode: 'none' }
  | { mode: 'goto'; target: LonLat | null }
  | { mode: 'print'; form: PrintForm }
  | { mode: 'seen' }
  | Drawing;

type ToolsState = {
  isOpen: boolean;
  tool: Tool;
  /** Where the pointer is; null while it is not over the map. */
  pointer: LonLat | null;
  notation: Notation;
};

/** In this browser only: how places are read out loud belongs to the desk and its radio. */
const KEY = 'sholu-notation';
function keptNotation(): Notation {
  const kept = localStorage.getItem(KEY);
  return NOTATIONS.find((notation) => notation === kept) ?? 'decimal';
}

export const useTools = create<ToolsState>(() => ({
  isOpen: false,
  tool: { mode: 'none' },
  pointer: null,
  notation: keptNotation(),
}));

export function chooseNotation(notation: Notation): void {
  useTools.setState({ notation });
  localStorage.setItem(KEY, notation);
}

export const putTool = (tool: Tool): void => useTools.setState({ tool, isOpen: true });
export const leaveTool = (): void => useTools.setState({ tool: { mode: 'none' } });

/** The figure in hand, or null. */
export const drawingIn = (tool: Tool): Drawing | null => ('points' in tool ? tool : null);

/** Changes the figure in hand, when there is one. */
export const redraw = (how: (drawing: Drawing) => Drawing): void =>
  useTools.setState(({ tool }) => ({ tool: 'points' in tool ? how(tool) : tool }));

export const FIRST_FORM: PrintForm = {
  paper: 'a4',
  orientation: 'landscape',
  scale: 50_000,
  grid: 'mgrs',
  title: '',
};
