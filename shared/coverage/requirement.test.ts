import { describe, expect, it } from 'vitest';
import { gapStateOf, groupOf, REQUIREMENTS } from './requirement.ts';
import type { Group, Measure, PlaceKind } from '../register/schema.ts';

describe('the group of a facility by Decree 234 and Order 117', () => {
  const cases: [number | null, PlaceKind, Group][] = [
    [99, 'republican_city', 'non_tto'],
    [100, 'republican_city', 'group_3'],
    [100, 'regional_city', 'group_3'],
    [100, 'district_centre', 'group_2'],
    [100, 'town', 'group_2'],
    [100, 'rural', 'group_1'],
    [299, 'rural', 'group_1'],
    [300, 'rural', 'group_2'],
    [700, 'rural', 'group_2'],
    [700, 'district_centre', 'group_2'],
    [701, 'rural', 'group_3'],
    [701, 'town', 'group_3'],
    [null, 'republican_city', 'unknown'],
    [0, 'rural', 'non_tto'],
  ];
  it.each(cases)('%s people in a %s place is %s', (people, placeKind, group) => {
    expect(groupOf({ people, placeKind })).toBe(group);
  });
});

describe('the measures the law demands', () => {
  const expected: Record<Group, Measure[]> = {
    non_tto: ['video_system'],
    group_1: ['video_system', 'public_address'],
    group_2: ['video_system', 'public_address', 'video_link', 'alarm_button'],
    group_3: [
      'video_system',
      'public_address',
      'video_link',
      'alarm_button',
      'access_control',
      'licensed_guard',
    ],
    unknown: ['video_system'],
  };
  it.each(Object.entries(expected))('of %s are those of the act', (group, measures) => {
    expect(REQUIREMENTS[group as Group].map((r) => r.measure)).toEqual(measures);
  });

  it('are a gap only when they are known not to work', () => {
    expect(gapStateOf('group_3', 'alarm_button', undefined)).toBe('unknown');
    expect(gapStateOf('group_3', 'alarm_button', 'absent')).toBe('gap');
    expect(gapStateOf('group_3', 'alarm_button', 'faulty')).toBe('gap');
    expect(gapStateOf('group_3', 'alarm_button', 'working')).toBe('closed');
    expect(gapStateOf('group_1', 'alarm_button', 'absent')).toBe('not_required');
    expect(gapStateOf('unknown', 'alarm_button', 'absent')).toBe('unknown');
  });
});
