import { access } from './topics/access.ts';
import { alarms } from './topics/alarms.ts';
import { alarmsActions } from './topics/alarms-actions.ts';
import { alarmsFigures } from './topics/alarms-figures.ts';
import { alarmsPanel } from './topics/alarms-panel.ts';
import { audit } from './topics/audit.ts';
import { auditCoverage } from './topics/audit-coverage.ts';
import { auditDeeds } from './topics/audit-deeds.ts';
import { auditThings } from './topics/audit-things.ts';
import { command } from './topics/command.ts';
import { auditWall } from './topics/audit-wall.ts';
import { edit } from './topics/edit.ts';
import { gallery } from './topics/gallery.ts';
import { gaps } from './topics/gaps.ts';
import { inspections } from './topics/inspections.ts';
import { coverageCharts } from './topics/coverage-charts.ts';
import { history } from './topics/history.ts';
import { imports } from './topics/imports.ts';
import { intake } from './topics/intake.ts';
import { mapArea } from './topics/map-area.ts';
import { mapTools } from './topics/map-tools.ts';
import { notify } from './topics/notify.ts';
import { office } from './topics/office.ts';
import { operations } from './topics/operations.ts';
import { palette } from './topics/palette.ts';
import { people } from './topics/people.ts';
import { personal } from './topics/personal.ts';
import { performance } from './topics/performance.ts';
import { planning } from './topics/planning.ts';
import { playbooks } from './topics/playbooks.ts';
import { reading } from './topics/reading.ts';
import { refusals } from './topics/refusals.ts';
import { provenance } from './topics/provenance.ts';
import { replay } from './topics/replay.ts';
import { pocket } from './topics/pocket.ts';
import { reports } from './topics/reports.ts';
import { retention } from './topics/retention.ts';
import { simulation } from './topics/simulation.ts';
import { sources } from './topics/sources.ts';
import { tokens } from './topics/tokens.ts';
import { onWall } from './topics/on-wall.ts';
import { voids } from './topics/voids.ts';
import { wanted } from './topics/wanted.ts';
import { walls } from './topics/walls.ts';
import { wallsComposer } from './topics/walls-composer.ts';
import { when } from './topics/when.ts';
import { workspaces } from './topics/workspaces.ts';

/**
 * Every message of the interface, in ICU syntax. English is the base: kk.ts and ru.ts must have exactly these keys.
 * A number argument `n` chooses the plural form; `nText` is the same number already written in the language.
 */
export const en = {
  ...access.en,
  ...alarms.en,
  ...alarmsActions.en,
  ...alarmsFigures.en,
  ...alarmsPanel.en,
  ...audit.en,
  ...auditCoverage.en,
  ...auditDeeds.en,
  ...auditThings.en,
  ...gallery.en,
  ...auditWall.en,
  ...gaps.en,
  ...inspections.en,
  ...command.en,
  ...coverageCharts.en,
  ...edit.en,
  ...history.en,
  ...imports.en,
  ...intake.en,
  ...mapArea.en,
  ...mapTools.en,
  ...notify.en,
  ...office.en,
  ...operations.en,
  ...palette.en,
  ...people.en,
  ...personal.en,
  ...performance.en,
  ...planning.en,
  ...playbooks.en,
  ...reading.en,
  ...refusals.en,
  ...provenance.en,
  ...replay.en,
  ...pocket.en,
  ...reports.en,
  ...retention.en,
  ...simulation.en,
  ...sources.en,
  ...tokens.en,
  ...onWall.en,
  ...voids.en,
  ...wanted.en,
  ...when.en,
  ...walls.en,
  ...wallsComposer.en,
  ...workspaces.en,
  'app.title': 'Sholu – situational-awareness map',
  'app.loading': 'Loading…',
  'action.close': 'Close',
  'action.retry': 'Try again',
  'action.back': 'Back',
  'action.toOwnTerritory': 'Go to my territory',
  'action.dismiss': 'Dismiss',

  'top.breadcrumb': 'Hierarchy of territories',
  'top.siblings': 'Neighbouring territories of {name}',
  'top.search': 'Search for a territory or facility',
  'top.searchHint': 'Search',
  'top.searchEmpty': 'Nothing found for “{text}”',
  'top.searchShort': 'Type at least two letters',
  'top.searchBusy': 'Searching…',
  'top.searchFailed': 'The search does not answer',
  'top.searchUnits': 'Territories',
  'top.searchFacilities': 'Facilities',
  'top.language': 'Language',
  'top.theme.day': 'Day theme',
  'top.theme.night': 'Night theme',
  'top.sources': 'Sources and conflicts',

  'help.drawer': 'Help',
  'help.part.screen': 'This screen',
  'help.part.keys': 'Keys',
  'help.theme': 'Night or day theme',
  'help.sources': 'Sources and conflicts',
  'help.escape': 'Close what is open, then one level up',
  'help.arrows': 'Move in the list',

  'filter.title': 'What is shown',
  'filter.measure': 'Measure',
  'filter.type': 'Facilities',
  'filter.group': 'Group',
  'filter.source': 'Source',
  'filter.of': 'Share of',
  'of.reported': 'All reported',
  'of.required': 'Required by law',

  'measure.video_system': 'Video surveillance',
  'measure.video_link': 'Video link to the control centre',
  'measure.alarm_button': 'Alarm button',
  'measure.public_address': 'Public address',
  'measure.access_control': 'Access control',
  'measure.licensed_guard': 'Licensed guard',
  'measureIs.video_system': 'have working video surveillance',
  'measureIs.video_link': 'send video to the control centre',
  'measureIs.alarm_button': 'have a working alarm button',
  'measureIs.public_address': 'have a working public address system',
  'measureIs.access_control': 'have working access control',
  'measureIs.licensed_guard': 'are guarded by a licensed firm',

  'type.all': 'All facilities',
  'type.kindergarten': 'Kindergartens',
  'type.school': 'Schools',
  'type.college': 'Colleges',
  'typeOne.kindergarten': 'Kindergarten',
  'typeOne.school': 'School',
  'typeOne.college': 'College',

  'group.all': 'All groups',
  'group.non_tto': 'Not terror-vulnerable (under 100 people)',
  'group.group_1': 'Group 1',
  'group.group_2': 'Group 2',
  'group.group_3': 'Group 3',
  'group.unknown': 'Group unknown',

  'source.latest': 'Latest of all sources',
  'source.asOf': '{title}, as of {date}',
  'source.silent': 'The source “{source}” says nothing about “{measure}”. Shown: the latest of all sources.',
  'source.unknown': 'There is no source “{source}”. Shown: the latest of all sources.',

  'gap.gap': 'Gap',
  'gap.closed': 'In order',
  'gap.unknown': 'Unknown',
  'gap.not_required': 'Not required',
  'gap.all': 'All states',
  'state.working': 'Working',
  'state.faulty': 'Faulty',
  'state.absent': 'Absent',
  'state.unknown': 'Unknown',

  'headline.label': 'Figures of {name}',
  'headline.noData': 'no data',
  'headline.ofReported.all': '{part} of {nText} {n, plural, one {facility} other {facilities}}',
  'headline.ofReported.kindergarten':
    '{part} of {nText} {n, plural, one {kindergarten} other {kindergartens}}',
  'headline.ofReported.school': '{part} of {nText} {n, plural, one {school} other {schools}}',
  'headline.ofReported.college': '{part} of {nText} {n, plural, one {college} other {colleges}}',
  'headline.reported': 'of those reported',
  'headline.required': 'of those required by law whose state is known',
  'headline.asOf': 'as of {date}',
  'headline.gap': 'Gap',
  'headline.gapHint': 'Required by law and known not to work',
  'headline.unknown': 'No report',
  'headline.unknownHint': 'On the register, but this source says nothing about them',
  'headline.required.count': 'Required',
  'headline.requiredHint': 'The law demands the measure of this many',
  'headline.requiredUnknown': 'No report, of those required',
  'headline.facilities': 'On the register',
  'headline.facilitiesHint': 'Facilities of this kind and group on the register',
  'headline.measures': 'All measures here',
  'headline.chooseMeasure': '{measure}: {share}, {fraction}',
  'headline.fraction': '{part} of {whole}',
  'headline.nobody': 'No facility of this kind and group here',

  'table.title': 'Territories of {name}',
  'table.territories': 'Territories',
  'table.facilities': 'Facilities',
  'table.name': 'Territory',
  'table.share': 'Share',
  'table.fraction': 'Of',
  'table.fractionCell': '{part} / {whole}',
  'table.gap': 'Gap',
  'table.unknown': 'No report',
  'table.sort': 'Sort by “{column}”',

  'list.title': 'Facilities of {name}',
  'list.filter': 'State of the requirement',
  'list.count': '{nText} {n, plural, one {facility} other {facilities}}',
  'list.empty': 'No facilities match this choice',
  'list.people': '{nText} {n, plural, one {person} other {people}}',
  'list.peopleUnknown': 'people unknown',
  'list.more': 'Loading more…',

  'card.label': 'Facility card',
  'card.missing': 'There is no facility with number {id}',
  'card.type': 'Kind',
  'card.settlement': 'Settlement',
  'card.people': 'People',
  'card.learners': 'of them learners',
  'card.owner.state': 'State',
  'card.owner.private': 'Private',
  'card.place.republican_city': 'city of republican significance',
  'card.place.regional_city': 'city of regional significance',
  'card.place.district_centre': 'district centre',
  'card.place.town': 'town',
  'card.place.rural': 'rural settlement',
  'card.group': 'Group',
  'card.groupBy': 'Decided by {law}',
  'card.groupWhy': '{people} really present, {place}.',
  'card.measures': 'Required and present',
  'card.required': 'Required',
  'card.notRequired': 'Not required',
  'card.requirementUnknown': 'The group is not known, so neither is the requirement',
  'card.noEvidence': 'No evidence of any source',
  'card.disagree': 'The sources disagree',
  'card.cameras': 'Cameras',
  'card.cameras.total': 'installed',
  'card.cameras.linked': 'linked to the control centre',
  'card.cameras.working': 'working',
  'card.demonstration': 'Demonstration',
  'card.demonstrationHint':
    'This facility is not real. It was generated so that the totals of its territory equal the published figures.',
  'card.externalId': 'Register number',

  'law.decree-234': 'Government Decree No. 234 of 12 April 2021',
  'law.order-117': 'Order of the Ministry of Education and Science No. 117 of 30 March 2022',
  'law.order-49-32':
    'Joint Order of the Ministries of Internal Affairs No. 49 and of Education and Science No. 32 of 23 January 2019',

  'legend.title': 'Legend',
  'legend.noData': 'No data',
  'legend.facilityTypes': 'Facilities',
  'legend.states': 'State of the requirement',
  'legend.schematic': 'Schematic boundaries',
  'legend.schematicHint':
    'No open licence covers the boundaries of the districts. These are drawn from the seats and areas of the districts inside the outlines of the regions: right in neighbourhood and size, not in the course of the line.',
  'legend.show': 'Show the legend',
  'legend.hide': 'Hide the legend',

  'map.label': 'Map of {name}',
  'map.loading': 'Drawing the map…',
  'map.failed': 'The map cannot be drawn on this machine. The tables work.',
  'map.failed.style': 'The background map did not load. Your data is fine, the tables work.',
  'map.failed.lost-context': 'The graphics card dropped the map. Your data is fine, the tables work.',
  'map.failedBoundaries': 'The boundaries did not load. The figures are in the table.',

  'error.lost': 'Connection lost, showing the picture of {time}',
  'error.unreachable': 'The server does not answer',
  'error.server': 'The server could not answer this question',
  'error.detail': 'Why: {message}',
  'error.unknownUnit': 'There is no territory with the code {kato}',
  'error.unknownUnitHint': 'Check the link, or start from your territory.',
  'error.badParameters': 'The link was not quite right; ignored: {names}',
  'error.notFound': 'There is no such page',
  'error.broken': 'This part of the screen broke',
  'error.screenBroken': 'The screen broke',
  'error.screenBrokenHint':
    'Nothing on the server is lost. Load the page again; if it breaks again, tell those who run the system.',
  'error.noHierarchy': 'The hierarchy of territories is empty',

  'published.title': 'Sources and conflicts',
  'published.intro':
    'Figures as printed in official answers. Every percentage here is computed from its fraction; nothing is corrected silently.',
  'published.figures': 'Published figures',
  'published.conflicts': 'Conflicts',
  'published.headlines': 'Printed totals',
  'published.source': 'Source',
  'published.type': 'Facilities',
  'published.level': 'Table',
  'published.level.region': 'regions',
  'published.level.city': 'cities',
  'published.unit': 'Row',
  'published.measure': 'Measure',
  'published.fraction': 'Equipped of total',
  'published.printed': 'Printed',
  'published.computed': 'Computed',
  'published.contradicts': 'The printed percentage contradicts its own fraction',
  'published.onlyContradictions': 'Only contradictions',
  'published.count': '{nText} {n, plural, one {figure} other {figures}}',
  'published.metric': 'Total',
  'published.value': 'Value',
  'published.asOf': 'As of',
  'published.note': 'Note',
  'published.measure.cctv_connected': 'Video link to the control centre',
  'published.measure.licensed_guard': 'Licensed guard',
  'published.measure.alarm_button': 'Alarm button',
  'published.measure.turnstile': 'Turnstile',
  'published.noConflicts': 'No conflicts found',

  'conflict.kind.percent-contradicts-fraction': 'Printed percentages that contradict their own fraction',
  'conflict.kind.table-contradicts-total': 'Tables that do not add up to their printed total',
  'conflict.kind.table-contradicts-text': 'Tables that contradict the text of the same document',
  'conflict.kind.denominators-drift': 'The same facilities counted differently in two tables',
  'conflict.kind.sources-disagree': 'Two documents that disagree about the same row',
  'conflict.percent': '{equipped} ÷ {total} = {computed}, printed {printed}',
  'conflict.total': '{rows} = {sum}; printed {printed}, difference {difference}',
  'conflict.text': 'in the table {table}, in the text {text}, difference {difference}',
  'conflict.pair': '{title}: {equipped} ÷ {total} = {computed}',
  'conflict.drift': '{measure}: {total} counted',
  'conflict.column.equipped': 'equipped',
  'conflict.column.total': 'counted',

  'help.cameras': 'Cameras on the map',
  'camera.title': 'Cameras',
  'camera.one': 'Camera',
  'camera.shown': '{part} of {nText}',
  'camera.legend': 'What the symbols of cameras mean',
  'camera.size': 'The larger a point, the more cameras stand there',
  'camera.partly': 'Some cameras could not be loaded: the map does not show all of them',
  'camera.hideFilter': 'Hide the choice of cameras',
  'camera.showFilter': 'Choose among the cameras',
  'camera.clear': 'Show all cameras',
  'camera.listTitle': 'Cameras of {name}',
  'camera.count': '{nText} {n, plural, one {camera} other {cameras}}',
  'camera.empty': 'No camera matches this choice',
  'camera.card': 'Camera card',
  'camera.missing': 'There is no camera with number {id}',
  'camera.demonstrationHint':
    'This camera is not real. It was generated so that the numbers of cameras equal the published figures.',
  'camera.look.linked': 'Linked',
  'camera.look.unlinked': 'Not linked',
  'camera.look.broken': 'Out of order',
  'camera.facet.owner': 'Owner',
  'camera.facet.link': 'Link to the control centre',
  'camera.facet.state': 'State',
  'camera.facet.class': 'Technical class',
  'camera.facet.traffic': 'Purpose',
  'camera.owner.facility': 'Education facilities',
  'camera.owner.police': 'Police',
  'camera.owner.partner': 'Partners of the police',
  'camera.owner.traffic': 'Traffic enforcement',
  'camera.owner.private': 'Private owners',
  'camera.link.linked': 'Linked',
  'camera.link.unlinked': 'Not linked',
  'camera.state.working': 'Working',
  'camera.state.broken': 'Out of order',
  'camera.class.meets_profile': 'Meets the profile',
  'camera.class.below_profile': 'Below the profile',
  'camera.class.unknown': 'Not known',
  'camera.traffic.traffic': 'Traffic rules',
  'camera.traffic.other': 'Public safety',
  'camera.azimuth': 'Azimuth',
  'camera.azimuthOf': 'azimuth {degrees}°',
  'camera.dome': 'looks all around, or its direction is unknown',
  'camera.fov': 'Field of view',
  'camera.range':
    'a person is detected up to {metres} m (25 px/m, IEC 62676-4), if the picture is as wide as the profile asks',
  'camera.place': 'Longitude, latitude',
  'camera.profile.frames': '{nText} frames/s',
  'camera.profile.retention': 'archive {nText} {n, plural, one {day} other {days}}',
  'camera.profile.infrared': 'infrared',
  'camera.profile.wideDynamicRange': 'wide dynamic range',
  'camera.profile.timeSync': 'clock synchronised',
  'camera.profile.tamperAlarm': 'tamper alarm',
  'camera.profile.citation': 'Profile: {act}.',
  'camera.profile.unofficial':
    'The annexes of the order are not public: these values are common practice until the official ones are loaded.',
  // Settlements from a file
  'top.searchSettlements': 'Settlements',
  'filter.versus': 'Compare with',
  'compare.nothing': 'Nothing',
  'compare.first': 'A',
  'compare.second': 'B',
  'compare.points': 'points, B − A',
  'compare.silent.none': 'no data',
  'compare.silent.first': 'no data in A',
  'compare.silent.second': 'no data in B',
  'compare.silent.both': 'no data in either',
  'compare.silentShort': 'One is silent',
  'compare.columnFirst': 'A',
  'compare.columnSecond': 'B',
  'compare.columnPoints': 'B − A',
  'compare.chart': 'Shares by source: from A to B',
  'compare.notDrawn': '{nText} without one of the two',
  'compare.secondBelow': '◂ B below A',
  'compare.secondAbove': 'B above A ▸',
  'compare.leftOut.silent':
    'The source “{source}” says nothing about the measure “{measure}”, so there is no comparison.',
  'compare.leftOut.unknown': 'There is no source “{source}” to compare with ({measure}).',

  'help.edit': 'Edit the open facility',
} as const satisfies Record<string, string>;

export type MessageKey = keyof typeof en;

/** The messages of one language: a missing or an extra key does not compile. */
export type Messages = Readonly<Record<MessageKey, string>>;
