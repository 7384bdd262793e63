import type { Desk, Taken } from './taken.ts';
import type { Message } from '../../../shared/ingest/json/message.ts';
import { isWithin } from '../../../shared/hierarchy/tree.ts';
import type { Locate } from '../../../shared/hierarchy/locate.ts';
import type { Db } from '../../db/schema.ts';
import { findPlaces } from '../../operations/places.ts';
import type { Picture } from '../../picture/picture.ts';
import { takeDetector } from '../detector/take.ts';
import { takeReport } from '../report/take.ts';
import type { Source } from '../source/store.ts';
import type { WantedList } from '../wanted/store.ts';
import { takePlate } from '../wanted/take.ts';
import type { CameraStandpoint } from '../where/store.ts';

/** Acts on a message of any kind, for its source. */
export function messageTaker(parts: {
  db: Db;
  picture: () => Picture;
  locate: () => Locate;
  wanted: () => WantedList;
  cameraOf: (number: string) => Promise<CameraStandpoint | undefined>;
}): (source: Source, message: Message, nowMs: number) => Promise<Taken> {
  const { db, picture, locate, wanted, cameraOf } = parts;
  return (source, message, nowMs) => {
    const now = picture();
    const desk: Desk = {
      db,
      source,
      covers: (kato) => isWithin(now.tree, kato, source.kato),
      isWithin: (kato, around) => isWithin(now.tree, kato, around),
      locate: locate(),
      nowMs,
    };
    switch (message.kind) {
      case 'detector':
        return takeDetector(desk, message);
      case 'plate':
        return takePlate({ ...desk, wanted: wanted(), cameraOf }, message);
      case 'report':
      default:
        return takeReport(
          {
            ...desk,
            findPlaces: (address) => findPlaces(db, now, { text: '', address, covers: desk.covers }),
          },
          message,
        );
    }
  };
}
