// In the build the words of this part alone: tools/messages-by-language.ts.
export { en as words } from '../en.ts';
