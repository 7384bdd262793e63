// In the build the words of this part alone: tools/messages-by-language.ts.
export { kk as words } from '../kk.ts';
