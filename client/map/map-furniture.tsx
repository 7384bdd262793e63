import type { ReactElement } from 'react';
import type { Language } from '../../shared/hierarchy/schema.ts';
import type { MapPosition } from './engine.ts';
import { BASE_SOURCES_TEXT, MAP_WORDS } from './map-words.ts';
import { scaleBar } from './scale-bar.ts';

const SCALE_MAX_PX = 120;

/** Scale, zoom buttons and the sources of the base map. */
export function MapFurniture(props: {
  language: Language;
  position: MapPosition;
  onZoom(step: 1 | -1): void;
}): ReactElement {
  const words = MAP_WORDS[props.language];
  const { lengthM, widthPx } = scaleBar(props.position.lat, props.position.zoom, SCALE_MAX_PX);
  const length = lengthM >= 1000 ? `${lengthM / 1000} ${words.kilometres}` : `${lengthM} ${words.metres}`;
  return (
    <div className="map-furniture">
      <fieldset className="map-zoom">
        <button type="button" aria-label={words.zoomIn} title={words.zoomIn} onClick={() => props.onZoom(1)}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M8 3v10M3 8h10" />
          </svg>
        </button>
        <button
          type="button"
          aria-label={words.zoomOut}
          title={words.zoomOut}
          onClick={() => props.onZoom(-1)}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3 8h10" />
          </svg>
        </button>
      </fieldset>
      <div className="map-footnote">
        <span className="map-sources" title={words.attribution}>
          {BASE_SOURCES_TEXT}
        </span>
        <span className="map-scale" style={{ width: widthPx }}>
          {length}
        </span>
      </div>
    </div>
  );
}
