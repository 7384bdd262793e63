import { html, type Html } from './html.ts';
import { CLOCK, EVENTS, incidentWordsOf, OUTCOMES, STATES, TASK_STATES } from './incident-words.ts';
import type { Language, Name } from '../../shared/hierarchy/schema.ts';
import { addressLine } from '../../shared/operations/address.ts';
import type { IncidentLogEntry } from '../../shared/operations/log.ts';
import type { Playbook } from '../../shared/operations/playbook.ts';
import type { IncidentFile, Times } from '../../shared/operations/schema.ts';

/** Everything that the page of an incident says; the caller as the reader may see them. */
export type IncidentPage = {
  file: IncidentFile;
  log: readonly IncidentLogEntry[];
  playbook: Playbook | null;
  /** Names behind the actors of the log, and call signs behind the units. */
  people: ReadonlyMap<string, string>;
  callSigns: ReadonlyMap<number, string>;
  territory: string;
  category: string;
  facility: string | null;
  isMasked: boolean;
  language: Language;
  nowMs: number;
};

/** The style of the page; its hash stands in the policy of the answer, so nothing else may style it. */
export const PAGE_STYLE = `
body{margin:2rem auto;max-width:60rem;padding:0 1rem;color:#14202b;background:#fff;font:14px/1.45 "Noto Sans",Arial,sans-serif}
h1{font-size:1.4rem;margin:0 0 .25rem}h2{font-size:1.05rem;margin:1.5rem 0 .4rem;border-bottom:2px solid #14202b}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #c9d3dc;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{color:#4d5e6e;font-weight:600}td.t{white-space:nowrap}.note{border:1px solid #8a5a00;padding:.4rem .6rem}footer{margin-top:2rem;color:#4d5e6e;font-size:.85rem}
@media print{body{margin:0;max-width:none;font-size:11px}tr,h2{break-inside:avoid}h2{break-after:avoid}thead{display:table-header-group}}
`;

/** Whole, so that no formatter puts a space into it: the hash is of every letter between the tags. */
const STYLE: Html = { html: `<style>${PAGE_STYLE}</style>` };

const ZONE_MS = 5 * 3_600_000;
/** `2026-11-20 09:30:05` in Kazakhstan. */
const moment = (ms: number): string => new Date(ms + ZONE_MS).toISOString().slice(0, 19).replace('T', ' ');

/** The whole of an incident as a page that needs nothing else: no script, no picture, no file beside it. */
export function incidentPage(page: IncidentPage): string {
  const { file, log, people, callSigns, language, isMasked, nowMs } = page;
  const { incident, tasks } = file;
  const say = incidentWordsOf(language);
  const name = (of: Name): string => of[language];
  const who = (actor: string): string => {
    const unit = /^unit:(\d+)$/.exec(actor)?.[1];
    return people.get(actor) ?? (unit === undefined ? undefined : callSigns.get(Number(unit))) ?? actor;
  };
  const unit = (id: number): string => callSigns.get(id) ?? `№ ${id}`;
  const at = (ms: number | null): string => (ms === null ? '–' : moment(ms));
  const row = (label: string, value: string): Html =>
    html`<tr>
      <th scope="row">${label}</th>
      <td>${value}</td>
    </tr> `;
  const head = (...titles: string[]): Html =>
    html`<thead>
      <tr>
        ${titles.map((title) => html`<th scope="col">${title}</th>`)}
      </tr>
    </thead>`;
  const { caller, address, place } = incident;
  const where = [
    addressLine(address),
    place ? `${place.lat.toFixed(5)}, ${place.lon.toFixed(5)}` : '',
  ].filter((part) => part !== '');
  const step = (id: string): string => {
    const found = page.playbook?.steps.find((one) => one.id === id);
    return found ? name(found.action) : id;
  };

  const facts = html`<table>
    ${row(say('number'), incident.number)}${row(say('category'), page.category)}${row(say('priority'), String(incident.priority))}${row(
      say('state'),
      [name(STATES[incident.state]), incident.outcome ? name(OUTCOMES[incident.outcome]) : '']
        .filter(Boolean)
        .join(' · '),
    )}${row(say('territory'), `${page.territory} (${incident.kato})`)}${row(say('place'), where.join(' · ') || say('unknown'))}${row(
      say('words'),
      address.text || '–',
    )}${row(say('caller'), caller ? `${caller.name} ${caller.phone}`.trim() || say('unknown') : say('unknown'))}${row(
      say('facility'),
      page.facility ?? '–',
    )}${row(say('claimedBy'), incident.claimedBy === null ? say('nobody') : who(incident.claimedBy))}
  </table>`;

  const clock = html`<table>
    ${(Object.keys(CLOCK) as (keyof Times)[]).map((key) => row(name(CLOCK[key]), at(incident.times[key])))}
  </table>`;

  const orders =
    tasks.length === 0
      ? html`<p>${say('noTasks')}</p>`
      : html`<table>
          ${head(say('unit'), say('taskState'), say('assigned'), say('accepted'), say('enRoute'), say('onScene'), say('ended'), say('reason'))}
          <tbody>
            ${tasks.map(
              ({ unitId, state, times, reason }) =>
                html`<tr>
                  <td>${unit(unitId)}</td>
                  <td>${name(TASK_STATES[state])}</td>
                  <td class="t">${at(times.assigned)}</td>
                  <td class="t">${at(times.accepted)}</td>
                  <td class="t">${at(times.enRoute)}</td>
                  <td class="t">${at(times.onScene)}</td>
                  <td class="t">${at(times.ended)}</td>
                  <td>${reason}</td>
                </tr> `,
            )}
          </tbody>
        </table>`;

  const steps = page.playbook
    ? html`<p>${name(page.playbook.title)} · ${say('version')} ${page.playbook.version}</p>
        <table>
          ${head(say('what'), say('state'), say('time'), say('who'))}
          <tbody>
            ${page.playbook.steps.map(({ id, action }) => {
              const mark = incident.steps[id];
              const state = mark ? `${say(mark.state)} ${mark.reason}`.trim() : say('open');
              return html`<tr>
                <td>${name(action)}</td>
                <td>${state}</td>
                <td class="t">${at(mark?.at ?? null)}</td>
                <td>${mark ? who(mark.actor) : ''}</td>
              </tr> `;
            })}
          </tbody>
        </table>`
    : html`<p>${say('noPlaybook')}</p>`;

  const entries = html`<table>
    ${head(say('time'), say('what'), say('who'))}
    <tbody>
      ${log.map((entry) => {
        const later = entry.at - entry.happenedAt > 5_000 ? ` (${say('received')} ${moment(entry.at)})` : '';
        return html`<tr>
          <td class="t">${moment(entry.happenedAt)}${later}</td>
          <td>${eventText(entry, { name, unit, step, say })}</td>
          <td>${who(entry.actor)}</td>
        </tr> `;
      })}
    </tbody>
  </table>`;

  const files =
    incident.attachments.length === 0
      ? html``
      : html`<h2>${say('attachments')}</h2>
          <ul>
            ${incident.attachments.map(({ name: called }) => html`<li>${called}</li>`)}
          </ul>`;

  return `<!doctype html>\n${
    html`<html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${say('title')} ${incident.number}</title>
        ${STYLE}
      </head>
      <body>
        <h1>${say('title')} ${incident.number}</h1>
        ${isMasked ? html`<p class="note">${say('masked')}</p>` : html``}
        <h2>${say('facts')}</h2>
        ${facts}
        <h2>${say('clock')}</h2>
        ${clock}
        <h2>${say('tasks')}</h2>
        ${orders}
        <h2>${say('playbook')}</h2>
        ${steps} ${files}
        <h2>${say('log')}</h2>
        ${entries}
        <footer>${say('source')} ${say('printed')}: ${moment(nowMs)}</footer>
      </body>
    </html> `.html
  }`;
}

/** What an entry of the log says. */
function eventText(
  { event }: IncidentLogEntry,
  {
    name,
    unit,
    step,
    say,
  }: {
    name: (of: Name) => string;
    unit: (id: number) => string;
    step: (id: string) => string;
    say: ReturnType<typeof incidentWordsOf>;
  },
): string {
  const what = name(EVENTS[event.type]);
  const parts = (): string[] => {
    switch (event.type) {
      case 'noted':
        return [what, event.text];
      case 'step_marked':
        return [what, say(event.mark.state), step(event.stepId), event.mark.reason];
      case 'closed':
        return [what, name(OUTCOMES[event.outcome]), event.reason];
      case 'task_assigned':
      case 'task_overdue':
      case 'sos_called':
        return [unit(event.unitId), what];
      case 'task_moved':
        return [unit(event.unitId), name(TASK_STATES[event.to]), event.reason];
      case 'reopened':
      case 'merged':
      case 'unmerged':
      case 'detached':
      case 'reattached':
      case 'shared':
      case 'share_ended':
        return [what, event.reason];
      case 'attached':
        return [what, event.attachment.name];
      case 'edited':
        return [what, Object.keys(event.patch).join(', ')];
      case 'created':
      case 'claimed':
      case 'under_control':
      case 'duplicate_joined':
      case 'duplicate_left':
      case 'alarm_signal':
      default:
        return [what];
    }
  };
  return parts()
    .filter((part) => part !== '')
    .join(' · ');
}
