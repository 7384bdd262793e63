import { languageSchema } from '../shared/hierarchy/schema.ts';
import { loadMessages } from './i18n/load-messages.ts';
import { translatorOf } from './i18n/translator.ts';
import { BUILD_HEADER, heardBuild, mayCommand, useServerBuild } from './state/server-build.ts';

const API = '/api/trpc/';
/** JSON-RPC's code of a request that does not fit, as tRPC writes it. */
const PRECONDITION_FAILED = -32012;

/** The answer to commands of a page that is older than its server, in the page's language, as the server would give it. */
async function refusal(procedures: readonly string[]): Promise<Response> {
  const language = languageSchema.catch('ru').parse(document.documentElement.lang);
  // They are here already: a page that gives commands speaks.
  const message = translatorOf(language, await loadMessages(language))('pocket.oldPage');
  const answers = procedures.map((path) => ({
    error: {
      message,
      code: PRECONDITION_FAILED,
      data: { code: 'PRECONDITION_FAILED', httpStatus: 412, path },
    },
  }));
  return new Response(JSON.stringify(answers), {
    status: 412,
    headers: { 'content-type': 'application/json' },
  });
}

/** Asks the server, and takes note of the build it names. Commands – they are sent, questions are got – need a page of that build. */
export async function askServer(address: URL | RequestInfo, options: RequestInit = {}): Promise<Response> {
  if (options.method === 'POST') {
    const { pathname } = new URL(address instanceof Request ? address.url : address, location.origin);
    const procedures = decodeURIComponent(pathname.slice(API.length)).split(',');
    const build = useServerBuild.getState();
    if (procedures.some((path) => !mayCommand(path, build))) return await refusal(procedures);
  }
  const answer = await fetch(address, options);
  heardBuild(answer.headers.get(BUILD_HEADER));
  return answer;
}
