import type { MessageKey } from '../i18n/en.ts';
import { around, type Place } from './places.ts';

/**
 * What a person can have done by a key, a button or the palette. What it does is bound by whatever shows it, see
 * `useCommands`; here stand its name, its keys and where it is of use.
 */
type CommandFacts = {
  title: MessageKey;
  /**
   * By `KeyboardEvent.key`; `mod+` is Ctrl, on a Mac ⌘. The first is printed, unless there are several for several things: then
   * the command is told which of them it was.
   */
  keys: readonly string[];
  where: readonly Place[];
  /** Taken by what has the focus – a list, a form –, and so bound by nobody and in nobody's way. */
  byFocus?: true;
  /** While this is open, the keys are its own. */
  yieldsTo?: Place;
};

/** The screens on which the tools of the map are. */
const ON_MAPS: readonly Place[] = ['coverage', 'operate', 'plan'];

/** Every command, a line each, in the order of the list of keys. A screen adds its own at the end of its part. */
export const COMMANDS = {
  // Everywhere.
  'palette.open': { title: 'command.palette', keys: ['mod+k'], where: ['everywhere'] },
  'line.open': { title: 'command.line', keys: ['/'], where: ['everywhere'] },
  'views.open': { title: 'views.title', keys: ['mod+b'], where: ['everywhere'] },
  'undo.last': { title: 'command.undo', keys: ['mod+z'], where: ['everywhere'] },
  'keys.open': { title: 'command.keys', keys: ['?'], where: ['everywhere'] },
  'help.open': { title: 'command.help', keys: ['F1'], where: ['everywhere'] },
  'tour.next': { title: 'tour.next', keys: ['ArrowRight'], where: ['everywhere.tour'] },
  'tour.back': { title: 'tour.back', keys: ['ArrowLeft'], where: ['everywhere.tour'] },
  'theme.switch': { title: 'help.theme', keys: ['t'], where: ['everywhere'] },
  'screen.back': { title: 'help.escape', keys: ['Escape'], where: ['everywhere'] },
  'list.move': { title: 'help.arrows', keys: ['ArrowUp', 'ArrowDown'], where: ['everywhere'], byFocus: true },
  'list.open': { title: 'command.openLine', keys: ['Enter'], where: ['everywhere'], byFocus: true },
  'form.send': { title: 'command.sendForm', keys: ['mod+Enter'], where: ['everywhere'], byFocus: true },

  // Coverage.
  'coverage.sources': { title: 'help.sources', keys: ['s'], where: ['coverage'] },
  'coverage.cameras': { title: 'help.cameras', keys: ['c'], where: ['coverage'] },
  'facility.edit': { title: 'help.edit', keys: ['e'], where: ['coverage.facility'] },
  'gaps.mark': { title: 'command.markGap', keys: ['Space'], where: ['coverage.gaps'], byFocus: true },
  'gaps.prescribe': { title: 'gaps.do.prescribe', keys: ['p'], where: ['coverage.gaps'] },

  // Operate.
  'incident.new': { title: 'operations.new', keys: ['n'], where: ['operate'] },
  'queue.focus': { title: 'operations.queue', keys: ['q'], where: ['operate'] },
  'units.focus': { title: 'operations.unitList', keys: ['u'], where: ['operate'] },
  'voids.toggle': { title: 'voids.toggle', keys: ['v'], where: ['operate'] },
  'alarms.toggle': { title: 'alarms.help.open', keys: ['l'], where: ['operate'] },
  'alarms.list': {
    title: 'alarms.help.lists',
    keys: ['1', '2', '3'],
    where: ['operate.alarms'],
    yieldsTo: 'operate.card',
  },
  'alarms.acknowledge': { title: 'alarms.help.acknowledge', keys: ['k'], where: ['operate.alarms'] },
  'alarms.shelve': { title: 'alarms.help.shelve', keys: ['z'], where: ['operate.alarms'] },
  'alarms.return': { title: 'alarms.help.return', keys: ['r'], where: ['operate.alarms'] },
  'alarms.close': { title: 'alarms.help.close', keys: ['c'], where: ['operate.alarms'] },
  'alarms.group': { title: 'alarms.help.group', keys: ['b'], where: ['operate.alarms'] },
  'alarms.figures': { title: 'alarms.help.figures', keys: ['i'], where: ['operate.alarms'] },
  'shelf.preset': {
    title: 'command.shelfPreset',
    keys: ['Alt+1', 'Alt+2', 'Alt+3'],
    where: ['operate.shelf'],
    byFocus: true,
  },
  'report.first': { title: 'command.firstOffered', keys: ['F2'], where: ['operate.report'], byFocus: true },
  'card.send': { title: 'command.sendAdvised', keys: ['a'], where: ['operate.card'] },
  'card.step': { title: 'command.stepDone', keys: ['d'], where: ['operate.card'] },
  'card.claim': { title: 'operations.claim', keys: ['g'], where: ['operate.card'] },
  'card.note': { title: 'command.note', keys: ['m'], where: ['operate.card'] },
  'card.files': { title: 'command.addFile', keys: ['f'], where: ['operate.card'] },
  'card.share': { title: 'operations.share', keys: ['s'], where: ['operate.card'] },
  'card.merge': { title: 'operations.merge', keys: ['j'], where: ['operate.card'] },
  'card.sensitive': { title: 'command.sensitive', keys: ['h'], where: ['operate.card'] },
  'card.close': { title: 'operations.close', keys: ['x'], where: ['operate.card'] },
  'card.related': { title: 'command.related', keys: ['1', '2', '3', '4'], where: ['operate.card'] },

  // Plan.
  'branch.undo': { title: 'command.branchUndo', keys: ['z'], where: ['plan.branch'] },
  'branch.redo': { title: 'command.branchRedo', keys: ['y'], where: ['plan.branch'] },
  'branch.save': { title: 'branch.save', keys: ['s'], where: ['plan.branch'] },
  'sites.ways': { title: 'ways.toggle', keys: ['l'], where: ['plan'] },

  // Every screen with a map.
  'map.tools': { title: 'map.tools', keys: ['w'], where: ON_MAPS },
  'map.distance': { title: 'map.tool.distance', keys: ['5'], where: ON_MAPS },
  'map.surface': { title: 'map.tool.surface', keys: ['6'], where: ON_MAPS },
  'map.bearing': { title: 'map.tool.bearing', keys: ['7'], where: ON_MAPS },
  'map.polygon': { title: 'map.tool.polygon', keys: ['8'], where: ON_MAPS },
  'map.rectangle': { title: 'map.tool.rectangle', keys: [], where: ON_MAPS },
  'map.circle': { title: 'map.tool.circle', keys: [], where: ON_MAPS },
  'map.buffer': { title: 'map.tool.buffer', keys: ['9'], where: ON_MAPS },
  'map.goto': { title: 'map.tool.goto', keys: ['0'], where: ON_MAPS },
  'map.seen': { title: 'map.tool.seen', keys: ['o'], where: ON_MAPS },
  'map.print': { title: 'map.tool.print', keys: ['mod+p'], where: ON_MAPS },
  'map.copy': { title: 'map.command.copy', keys: ['\\'], where: ON_MAPS },
  'map.set': { title: 'map.command.place', keys: ['Enter'], where: ON_MAPS, byFocus: true },
  'map.takeBack': { title: 'map.command.takeBack', keys: ['Backspace'], where: ON_MAPS, byFocus: true },
  'map.pan': {
    title: 'map.command.pan',
    keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
    where: ON_MAPS,
    byFocus: true,
  },
  'map.objects': { title: 'map.command.objects', keys: ['Tab'], where: ON_MAPS, byFocus: true },

  // Replay.
  'replay.play': { title: 'command.playPause', keys: ['k'], where: ['replay'] },
  'replay.back': { title: 'replay.back', keys: ['j'], where: ['replay'] },
  'replay.forward': { title: 'replay.forward', keys: ['l'], where: ['replay'] },
  'replay.slower': { title: 'replay.slower', keys: ['['], where: ['replay'] },
  'replay.faster': { title: 'replay.faster', keys: [']'], where: ['replay'] },
  'replay.begin': { title: 'command.replayBegin', keys: ['Home'], where: ['replay'] },
  'replay.end': { title: 'command.replayEnd', keys: ['End'], where: ['replay'] },

  // Administration.
  'imports.new': { title: 'imports.new', keys: ['n'], where: ['admin.imports'] },
  'imports.choose': { title: 'imports.file.choose', keys: ['o'], where: ['admin.imports.new'] },
  'imports.check': { title: 'imports.check', keys: ['c'], where: ['admin.imports.new'] },
  'imports.accept': { title: 'command.importAccept', keys: ['a'], where: ['admin.imports.run'] },
  'imports.discard': { title: 'imports.discard', keys: ['x'], where: ['admin.imports.run'] },
  'imports.resume': { title: 'imports.resume', keys: ['r'], where: ['admin.imports.run'] },
  'imports.show': { title: 'imports.showOnMap', keys: ['m'], where: ['admin.imports.run'] },
  'imports.undo': { title: 'imports.undo', keys: ['u'], where: ['admin.imports.run'] },
  'step.move': {
    title: 'command.moveStep',
    keys: ['Alt+ArrowUp', 'Alt+ArrowDown'],
    where: ['admin.playbooks'],
    byFocus: true,
  },
} as const satisfies Record<string, CommandFacts>;

export type CommandId = keyof typeof COMMANDS;
export type Command = CommandFacts & { id: CommandId };

export const commandOf = (id: CommandId): Command => ({ id, ...COMMANDS[id] });

export const ALL_COMMANDS: readonly Command[] = (Object.keys(COMMANDS) as CommandId[]).map(commandOf);

/** The commands of a screen and of everything that can be open on it, those of everywhere included. */
export const commandsOn = (screen: Place): Command[] =>
  ALL_COMMANDS.filter(({ where }) =>
    where.some((place) => around(screen).has(place) || around(place).has(screen)),
  );
