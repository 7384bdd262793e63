/** What a simulated panel says, in both languages of panels. */
export const PANEL_WORDS = {
  opened: { sia: 'OP', cid: '1401', by: 'person' },
  armed: { sia: 'CL', cid: '3401', by: 'person' },
  test: { sia: 'RP', cid: '1602', by: 'panel' },
  tamper: { sia: 'TA', cid: '1137', by: 'zone' },
  tamper_over: { sia: 'TR', cid: '3137', by: 'zone' },
  mains_lost: { sia: 'AT', cid: '1301', by: 'panel' },
  mains_back: { sia: 'AR', cid: '3301', by: 'panel' },
  battery_low: { sia: 'YT', cid: '1302', by: 'panel' },
  battery_good: { sia: 'YR', cid: '3302', by: 'panel' },
  line_trouble: { sia: 'YC', cid: '1350', by: 'panel' },
  line_good: { sia: 'YK', cid: '3350', by: 'panel' },
  zone_fault: { sia: 'BT', cid: '1380', by: 'zone' },
  zone_good: { sia: 'BJ', cid: '3380', by: 'zone' },
  frost: { sia: 'ZA', cid: '1159', by: 'zone' },
  frost_over: { sia: 'ZH', cid: '3159', by: 'zone' },
  intrusion: { sia: 'BA', cid: '1130', by: 'zone' },
  intrusion_over: { sia: 'BR', cid: '3130', by: 'zone' },
  cancelled: { sia: 'BC', cid: '1406', by: 'person' },
  panic: { sia: 'PA', cid: '1120', by: 'zone' },
} as const satisfies Record<string, { sia: string; cid: string; by: 'zone' | 'person' | 'panel' }>;
export type PanelWord = keyof typeof PANEL_WORDS;

/** The tokens of DC-09 under which it is said. */
export const TONGUES = ['SIA-DCS', 'ADM-CID'] as const;
export type Tongue = (typeof TONGUES)[number];

/**
 * The data of a frame. `n` is the zone or the user, by the word.
 * @param isOld it was kept while the panel had no line; only SIA can say so.
 */
export function panelData(
  tongue: Tongue,
  { word, n, isOld }: { word: PanelWord; n: number; isOld: boolean },
): string {
  const { sia, cid, by } = PANEL_WORDS[word];
  if (tongue === 'ADM-CID') return `${cid} 01 ${String(by === 'panel' ? 0 : n).padStart(3, '0')}`;
  const began = isOld ? 'O' : 'N';
  if (by === 'person') return `${began}id${n}/ri1/${sia}`;
  return `${began}ri1/${sia}${by === 'zone' ? n : ''}`;
}
