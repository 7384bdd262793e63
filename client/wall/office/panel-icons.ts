import {
  Camera,
  ChartColumn,
  CircleDot,
  Clock,
  Diamond,
  Gauge,
  Map,
  RadioTower,
  Siren,
  TextQuote,
  TimerOff,
  type LucideIcon,
} from 'lucide-react';
import type { WallPanel } from '../../../shared/wall/panel.ts';

/** What every panel looks like in small. */
export const PANEL_ICONS: Readonly<Record<WallPanel, LucideIcon>> = {
  map: Map,
  alarms: Siren,
  incidents: Diamond,
  units: CircleDot,
  coverage: RadioTower,
  figures: Gauge,
  voids: TimerOff,
  cameras: Camera,
  ticker: TextQuote,
  clock: Clock,
  chart: ChartColumn,
};
