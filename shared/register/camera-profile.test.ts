import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cameraProfileSchema,
  DEFAULT_CAMERA_PROFILE,
  technicalClassOf,
  type CameraFact,
  type CameraFacts,
} from './camera-profile.ts';

const GOOD: CameraFacts = {
  widthPx: 1920,
  heightPx: 1080,
  framesPerSecond: 25,
  codec: 'H.265',
  retentionDays: 30,
  infrared: true,
  wideDynamicRange: true,
  onvifProfiles: ['T', 'G'],
  timeSync: true,
  tamperAlarm: true,
};
const BAD: CameraFacts = {
  widthPx: 1280,
  heightPx: 720,
  framesPerSecond: 12,
  codec: 'MJPEG',
  retentionDays: 29,
  infrared: false,
  wideDynamicRange: false,
  onvifProfiles: ['C'],
  timeSync: false,
  tamperAlarm: false,
};
const facts = Object.keys(GOOD) as CameraFact[];
const classOf = (camera: CameraFacts) => technicalClassOf(camera, DEFAULT_CAMERA_PROFILE);

describe('the technical class of a camera', () => {
  it('meets the profile when every fact stands exactly at its minimum', () => {
    expect(classOf(GOOD)).toEqual({ class: 'meets_profile', below: [], unknown: [] });
  });

  it.each(facts)('is below the profile by %s alone, which is named', (fact) => {
    expect(classOf({ ...GOOD, [fact]: BAD[fact] })).toEqual({
      class: 'below_profile',
      below: [fact],
      unknown: [],
    });
  });

  it.each(facts)('is not known when nobody knows %s, which is named', (fact) => {
    expect(classOf({ ...GOOD, [fact]: null })).toEqual({ class: 'unknown', below: [], unknown: [fact] });
  });

  it('is never guessed: it meets the profile only with all facts known, and one below decides', () => {
    const camera = fc.record(
      Object.fromEntries(facts.map((fact) => [fact, fc.constantFrom(GOOD[fact], BAD[fact], null)])),
    ) as fc.Arbitrary<CameraFacts>;
    fc.assert(
      fc.property(camera, (c) => {
        const isBelow = facts.some((fact) => c[fact] !== null && c[fact] === BAD[fact]);
        const isKnown = facts.every((fact) => c[fact] !== null);
        expect(classOf(c).class).toBe(isBelow ? 'below_profile' : isKnown ? 'meets_profile' : 'unknown');
      }),
    );
  });

  it('follows the profile, not the code: what is not demanded is not missed', () => {
    const lenient = { ...DEFAULT_CAMERA_PROFILE, infrared: false, codecs: [], minRetentionDays: 0 };
    const camera = { ...GOOD, infrared: null, codec: null, retentionDays: 0 };
    expect(technicalClassOf(camera, lenient).class).toBe('meets_profile');
  });
});

describe('the profile that comes with the product', () => {
  it('is valid, cites an act and says that its numbers are not the act’s', () => {
    expect(cameraProfileSchema.parse(DEFAULT_CAMERA_PROFILE)).toEqual(DEFAULT_CAMERA_PROFILE);
    expect(DEFAULT_CAMERA_PROFILE.citation.en).toContain('774');
    expect(DEFAULT_CAMERA_PROFILE.official).toBe(false);
  });
});
