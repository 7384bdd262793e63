import { IntlMessageFormat } from 'intl-messageformat';
import { runnerImport, type Plugin } from 'vite';
import { partOf } from '../client/i18n/parts/part.ts';

/** The modules that hold the messages of a language: those of the desks, and the parts that come with their screens. */
const LANGUAGE_FILE = /\/client\/i18n\/(?:parts\/(office|planning|times)-)?(kk|ru|en)\.ts$/;

/**
 * In the build of the client a part of a language is one module of texts. As it is written, every topic has its three languages
 * side by side, and whoever reads one would load them all. The texts are read here and not by every browser: what reads ICU
 * syntax stays out of the client, and a text that cannot be read fails the build.
 */
export const messagesByLanguage = (): Plugin => ({
  name: 'sholu-messages-by-language',
  apply: (_config, { command, isSsrBuild }) => command === 'build' && isSsrBuild !== true,
  config: () => ({
    resolve: {
      alias: { '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js' },
    },
  }),
  async load(id) {
    const found = LANGUAGE_FILE.exec(id);
    if (!found) return null;
    const [, part = 'desk', language = ''] = found;
    const { module } = await runnerImport<Readonly<Record<string, Record<string, string>>>>(id);
    const name = part === 'desk' ? language : 'words';
    const messages = Object.entries(module[name] ?? {})
      .filter(([key]) => partOf(key) === part)
      .map(([key, text]) => [key, new IntlMessageFormat(text, language).getAst()]);
    const texts = JSON.stringify(JSON.stringify(Object.fromEntries(messages)));
    return `export const ${name} = JSON.parse(${texts});`;
  },
});
