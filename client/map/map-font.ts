/** Names under which styles ask for the bundled label fonts. */
export type MapFont = 'Regular' | 'SemiBold' | 'Italic';

export const FONT: Record<'regular' | 'semiBold' | 'italic', [MapFont]> = {
  regular: ['Regular'],
  semiBold: ['SemiBold'],
  italic: ['Italic'],
};
