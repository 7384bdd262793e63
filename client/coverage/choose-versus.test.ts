import { describe, expect, it } from 'vitest';
import { chooseVersus } from './choose-versus.ts';

const sources = [
  { id: 'moe', measures: ['video_link' as const, 'alarm_button' as const] },
  { id: 'mia', measures: ['video_link' as const] },
];
const choose = (versus: string | undefined, measure: 'video_link' | 'alarm_button' = 'video_link') =>
  chooseVersus({ versus, measure }, 'moe', sources);

describe('the second source of a comparison', () => {
  it('is another one that speaks of the measure, or the latest of all', () => {
    expect(choose('mia')).toEqual({ versus: 'mia', leftOut: 'none' });
    expect(choose('latest')).toEqual({ versus: 'latest', leftOut: 'none' });
  });

  it('is none when nothing is asked or the source is set against itself', () => {
    expect(choose(undefined)).toEqual({ versus: null, leftOut: 'none' });
    expect(choose('moe')).toEqual({ versus: null, leftOut: 'none' });
  });

  it('is left out with a reason when it is silent or does not exist', () => {
    expect(choose('mia', 'alarm_button')).toEqual({ versus: null, leftOut: 'silent' });
    expect(choose('nobody')).toEqual({ versus: null, leftOut: 'unknown' });
  });
});
