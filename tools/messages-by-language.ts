import { runnerImport, type Plugin } from 'vite';

/** The modules that hold all messages of a language. */
const LANGUAGE_FILE = /\/client\/i18n\/(kk|ru|en)\.ts$/;

/**
 * In the build a language is one module of texts. As it is written, every topic has its three languages side by side, and
 * whoever reads one would load them all.
 */
export const messagesByLanguage = (): Plugin => ({
  name: 'sholu-messages-by-language',
  apply: 'build',
  async load(id) {
    const language = LANGUAGE_FILE.exec(id)?.[1];
    if (language === undefined) return null;
    const { module } = await runnerImport<Readonly<Record<string, unknown>>>(id);
    const texts = JSON.stringify(JSON.stringify(module[language]));
    return `export const ${language} = JSON.parse(${texts});`;
  },
});
