import type { Language } from '../../shared/hierarchy/schema.ts';

type MapWords = { zoomIn: string; zoomOut: string; metres: string; kilometres: string; attribution: string };

/** The few words of the map's own furniture. */
export const MAP_WORDS: Record<Language, MapWords> = {
  kk: {
    zoomIn: 'Үлкейту',
    zoomOut: 'Кішірейту',
    metres: 'м',
    kilometres: 'км',
    attribution: 'Карта деректері',
  },
  ru: {
    zoomIn: 'Приблизить',
    zoomOut: 'Отдалить',
    metres: 'м',
    kilometres: 'км',
    attribution: 'Данные карты',
  },
  en: {
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    metres: 'm',
    kilometres: 'km',
    attribution: 'Map data',
  },
};

/** What the base map is made of; its licences ask for it wherever the map is shown. */
export const BASE_SOURCES_TEXT = 'Natural Earth · GeoNames CC BY 4.0 · geokz CC BY 4.0';
