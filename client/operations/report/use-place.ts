import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ACCURACY_M } from '../../../shared/operations/geocode.ts';
import { parseCoordinates } from '../../../shared/operations/coordinates.ts';
import type { Incident } from '../../../shared/operations/schema.ts';
import type { FoundPlace } from '../answers.ts';
import { trpc } from '../../trpc.ts';
import { hasParts, NO_PARTS, type AddressParts } from './address-fields.tsx';
import { useSettled } from './use-settled.ts';

const SETTLE_MS = 300;
/** Between two letters of somebody who types. */
const LETTER_MS = 150;

/** A point that was pointed at on the map. */
export type PickedPoint = { lon: number; lat: number };

/** Says in which unit of territory a point lies. */
export type KatoAt = (lon: number, lat: number) => string | null;

/** A place as the report will carry it; `label` says it in words. */
export type ReportPlace = NonNullable<Incident['place']> & {
  kato: string | null;
  facilityId: number | null;
  label: string;
};

const inFigures = ({ lon, lat }: PickedPoint): string => `${lat.toFixed(5)}, ${lon.toFixed(5)}`;

/**
 * The place of a report: from words that a search answers, coordinates in any notation, or a point on the map. What was
 * done last counts.
 * @param write a place's name in the language of the interface.
 * @param katoAt the unit of territory of a point; null outside all of them.
 * @param parts the parts of an address, where they are asked for; they are looked up when the place itself has no words.
 */
export function usePlace(
  unit: string,
  picked: PickedPoint | null,
  {
    write,
    katoAt,
    parts = NO_PARTS,
  }: { write: (place: FoundPlace['place']) => string; katoAt: KatoAt; parts?: AddressParts },
) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ReportPlace | null>(null);
  const [usedPick, setUsedPick] = useState(picked);
  if (picked !== usedPick) {
    setUsedPick(picked);
    setChosen(null);
    setText(picked ? inFigures(picked) : '');
  }
  const typed = text.trim();
  const read = parseCoordinates(typed);
  const point = read.ok ? read : null;
  const words = useSettled(typed, LETTER_MS);
  const address = useSettled(parts, SETTLE_MS);
  const byParts = typed === '' && hasParts(address);
  const isAsked = point === null && chosen === null && (typed.length >= 2 || byParts);
  const found = useQuery(
    trpc.operations.geocode.queryOptions(
      { text: words.slice(0, 300), unit, ...(byParts ? { address: { ...address, text: '' } } : {}) },
      { enabled: isAsked && words === typed, placeholderData: (before) => before },
    ),
  );
  const byPoint: ReportPlace | null = point
    ? {
        lon: point.lon,
        lat: point.lat,
        accuracyM: point.accuracyM,
        // Typed after pointing: then it is not the place on the map any more.
        method: picked && typed === inFigures(picked) ? 'map' : 'coordinates',
        kato: katoAt(point.lon, point.lat),
        facilityId: null,
        label: inFigures(point),
      }
    : null;
  const hits = isAsked ? (found.data ?? []) : [];
  const choose = (hit: FoundPlace): void => {
    const { place } = hit;
    const isFacility = place.kind === 'facility';
    const label = write(place);
    setText(label);
    setChosen({
      lon: place.lon,
      lat: place.lat,
      accuracyM: ACCURACY_M[place.kind],
      method: isFacility ? 'facility' : 'geocoded',
      kato: place.kato,
      facilityId: isFacility ? Number(place.id) : null,
      label,
    });
  };
  return {
    text,
    setText: (next: string) => {
      setText(next);
      setChosen(null);
    },
    place: chosen ?? byPoint,
    hits,
    /** The hits answer to what was typed before. */
    isLate: isAsked && (words !== typed || found.isPlaceholderData || found.isPending),
    choose,
    isSilent: isAsked && words === typed && !found.isPlaceholderData && found.data?.length === 0,
    isOutside: byPoint?.kato === null,
    failed: found.isError,
  };
}
