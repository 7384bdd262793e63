// In the build the words of this part alone: tools/messages-by-language.ts.
export { ru as words } from '../ru.ts';
