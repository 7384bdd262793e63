/** Shares 0..1 at which the colour of the choropleth changes: the steps of `stepOf`, as the map's expressions need them. */
export const SHARE_BREAKS = [0.2, 0.4, 0.6, 0.8] as const;
