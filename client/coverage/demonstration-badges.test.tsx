import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, it } from 'vitest';
import { DemonstrationBadges } from './demonstration-badges.tsx';
import { loadMessages } from '../i18n/load-messages.ts';
import { I18nProvider } from '../i18n/use-i18n.tsx';

beforeAll(() => loadMessages('en'));

const said = (facilities: number, ofFacilities: number, cameras: number, ofCameras: number): string[] => {
  const sizes = {
    facilities: ofFacilities,
    demonstrationFacilities: facilities,
    cameras: ofCameras,
    demonstrationCameras: cameras,
  };
  const markup = renderToStaticMarkup(
    <I18nProvider language="en">
      <DemonstrationBadges sizes={sizes} />
    </I18nProvider>,
  );
  return [...markup.matchAll(/>(Demonstration [^<]*)</g)].map(([, text]) => text ?? '');
};

it('facilities and cameras are said to be demonstration each for itself', () => {
  const facilities = 'Demonstration facilities, calibrated to published totals';
  expect(said(5, 5, 9, 9)).toEqual([facilities, 'Demonstration cameras']);
  expect(said(0, 3, 9, 9)).toEqual(['Demonstration cameras']);
  expect(said(5, 5, 0, 4)).toEqual([facilities]);
  expect(said(0, 3, 0, 4)).toEqual([]);
});

it('after an import of a part, how much of it still is', () => {
  expect(said(5_000, 6_000, 1, 3)).toEqual([
    'Demonstration facilities: 5,000 of 6,000',
    'Demonstration cameras: 1 of 3',
  ]);
});

it('of an empty register nothing is said', () => {
  expect(said(0, 0, 0, 0)).toEqual([]);
});
