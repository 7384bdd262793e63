import { describe, expect, it } from 'vitest';
import { chooseSource } from './choose-source.ts';

const sources = [
  { id: 'moe-2023q1', measures: ['video_link', 'alarm_button'] },
  { id: 'mia-2023', measures: ['video_link'] },
] as const;
const known = sources.map((s) => ({ ...s, measures: [...s.measures] }));

describe('the source that answers', () => {
  it('is the one asked for when it speaks of the measure', () => {
    expect(chooseSource({ source: 'mia-2023', measure: 'video_link' }, known)).toEqual({
      source: 'mia-2023',
      instead: 'none',
    });
  });

  it('is the latest of all, visibly, when the one asked for is silent or does not exist', () => {
    expect(chooseSource({ source: 'mia-2023', measure: 'alarm_button' }, known).instead).toBe('silent');
    expect(chooseSource({ source: 'mia-1999', measure: 'video_link' }, known)).toEqual({
      source: 'latest',
      instead: 'unknown',
    });
  });

  it('is the latest of all without a word on an imported register, when the address asks for none', () => {
    expect(chooseSource({ source: 'moe-2023q1', measure: 'video_link' }, known.slice(1))).toEqual({
      source: 'latest',
      instead: 'none',
    });
  });
});
