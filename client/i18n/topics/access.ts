import { topic } from './topic.ts';

/** Signing in, accounts, people, grants, tokens, audit. */
export const access = topic({
  en: { 'access.signOut': 'Sign out' },
  ru: { 'access.signOut': 'Выйти' },
  kk: { 'access.signOut': 'Шығу' },
});
