import type { IncomingMessage, ServerResponse } from 'node:http';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ZodError } from 'zod';
import type { Imports } from './imports.ts';
import { ImportRefusal } from './refusal.ts';
import { REPORT_FORMATS, REPORTS, type ReportFormat } from './report.ts';
import { runById } from './run/store.ts';
import { templateFile, type TemplateFormat } from './template-file.ts';
import { spool, SpoolError } from './spool.ts';
import { importTerritory } from './territory.ts';
import { OPTION_SCHEMAS } from './territory-work.ts';
import { languageSchema } from '../../../shared/hierarchy/schema.ts';
import { FILE_KINDS, type FileKind } from '../../../shared/register/import/columns.ts';
import { problem } from '../../../shared/register/import/problem.ts';
import { problemText } from '../../../shared/register/import/problem-words.ts';
import {
  importKindSchema,
  type ImportKind,
  type ImportProblem,
} from '../../../shared/register/import/run.ts';
import type { Db } from '../../db/schema.ts';
import { attachment } from '../../http/attachment.ts';
import type { Asked, TerritoryHandler } from '../../http/routes.ts';
import { sendFile, sendText } from '../../http/send-file.ts';
import { isSameOrigin } from '../../http/same-origin.ts';

/** Without imports, as a tool that only looks has it, nothing is taken. */
type Parts = { db: Db; imports?: Imports };

/** Kinds that lie in a territory; the others are of the whole Republic. */
const OF_A_TERRITORY = new Set<ImportKind>(FILE_KINDS);

const REPORT = /^\/import\/(\d{1,15})\/report\.([a-z]+)$/;
const TEMPLATE = new RegExp(`^/import/templates/(${FILE_KINDS.join('|')})\\.(csv|xlsx)$`);
const UPLOAD = /^\/import\/([a-z]+)$/;
const MAX_NAME = 200;
const STATUS_OF = { NOT_FOUND: 404, CONFLICT: 409, TOO_MANY_REQUESTS: 429 } as const;

/** A refusal for the screen, which says it in the reader's language. The rest of the body is not wanted: the connection ends. */
const refused = (response: ServerResponse, status: number, found: ImportProblem): true => {
  response
    .setHeader('connection', 'close')
    .writeHead(status, { 'content-type': 'application/json' })
    .end(JSON.stringify({ message: problemText(found, 'en'), problem: found }));
  return true;
};

/** Which of the options of an import is wrong; the first, when several are. */
function ofOptions({ issues }: ZodError): ImportProblem {
  const [issue] = issues;
  const option = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0];
  if (option === 'date') return problem('error', 'option-date', {});
  if (option === 'moves') return problem('error', 'option-moves', {});
  return problem('error', 'option-wrong', { option: String(option).slice(0, 40) });
}

/** The name of a file without its folders, and without what no name may hold. */
const cleanName = (name: string): string =>
  basename(name.replaceAll('\\', '/'))
    .replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '')
    .slice(-MAX_NAME) || 'file';

const isReportFormat = (format: string): format is ReportFormat =>
  REPORT_FORMATS.some((known) => known === format);

/**
 * Files of imports: `POST /import/<kind>?name=…` takes one and begins its check, `GET /import/<id>/report.csv?lang=` gives
 * what was found, `GET /import/templates/<kind>.csv?lang=` a file to fill in. Answers false when the address is not its own.
 */
export function importHandler(parts: Parts): TerritoryHandler {
  return async (request, response, asked) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const [, id, format] = REPORT.exec(url.pathname) ?? [];
    if (id !== undefined && format !== undefined)
      return request.method === 'GET' || request.method === 'HEAD'
        ? report(
            parts,
            asked,
            { id: Number(id), format, lang: url.searchParams.get('lang') },
            request,
            response,
          )
        : sendText(response, 405, 'A report can only be read');
    const [, of, ending] = TEMPLATE.exec(url.pathname) ?? [];
    if (of !== undefined && ending !== undefined)
      return template(of as FileKind, ending as TemplateFormat, url.searchParams.get('lang'), response);
    const [, kind] = UPLOAD.exec(url.pathname) ?? [];
    if (kind === undefined || request.method !== 'POST') return false;
    return upload(parts, asked, kind, url.searchParams, request, response);
  };
}

async function upload(
  { imports }: Parts,
  { access, actor }: Asked,
  kindText: string,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<true> {
  if (!isSameOrigin(request.headers)) return refused(response, 403, problem('error', 'other-site', {}));
  if (!imports) return refused(response, 503, problem('error', 'imports-off', {}));
  const kind = importKindSchema.safeParse(kindText);
  if (!kind.success)
    return refused(response, 404, problem('error', 'kind-unknown', { kind: kindText.slice(0, 40) }));
  const allowedPaths = importTerritory(access, kind.data);
  if (allowedPaths !== null && !OF_A_TERRITORY.has(kind.data))
    return refused(response, 403, problem('error', 'republic-only', {}));
  if (allowedPaths?.length === 0) return refused(response, 403, problem('error', 'not-allowed', {}));
  const { name = 'file', ...asked } = Object.fromEntries(query);
  const options = OPTION_SCHEMAS[kind.data].safeParse(asked);
  if (!options.success) return refused(response, 400, ofOptions(options.error));
  const length = request.headers['content-length'];
  try {
    const file = await spool(imports.dir, request, length === undefined ? null : Number(length));
    const begun = imports.begin({
      kind: kind.data,
      fileName: cleanName(name),
      actor,
      options: asked,
      allowedPaths,
      file: { ...file, spooled: true },
    });
    const run = await begun.catch(async (error: unknown) => {
      // No import has it, so none would delete it.
      await rm(file.path, { force: true });
      throw error;
    });
    response
      .writeHead(201, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      .end(JSON.stringify(run));
    return true;
  } catch (error) {
    if (error instanceof SpoolError) return refused(response, error.status, error.problem);
    if (error instanceof ImportRefusal) return refused(response, STATUS_OF[error.code], error.problem);
    // The sender went away in the middle; there is nobody to answer.
    if (request.destroyed && !request.complete) return true;
    throw error;
  }
}

async function report(
  { db }: Parts,
  { scope }: Asked,
  { id, format, lang }: { id: number; format: string; lang: string | null },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<true> {
  const language = languageSchema.safeParse(lang ?? 'kk');
  if (!language.success) return sendText(response, 400, 'lang is kk, ru or en');
  if (!isReportFormat(format)) return sendText(response, 404, `Reports are ${REPORT_FORMATS.join(', ')}`);
  const run = await runById(db, id, scope.all ? null : scope.paths);
  if (!run) return sendText(response, 404, `There is no import ${id}`);
  const { mediaType, write } = REPORTS[format];
  const body = write(db, id, language.data);
  return sendFile(request, response, { fileName: `${run.fileName}-report-${id}.${format}`, mediaType, body });
}

async function template(
  kind: FileKind,
  format: TemplateFormat,
  lang: string | null,
  response: ServerResponse,
): Promise<true> {
  const language = languageSchema.safeParse(lang ?? 'kk');
  if (!language.success) return sendText(response, 400, 'lang is kk, ru or en');
  response
    .writeHead(200, {
      'content-type': REPORTS[format].mediaType,
      'content-disposition': attachment(`${kind}-${language.data}.${format}`),
    })
    .end(await templateFile(kind, format, language.data));
  return true;
}
