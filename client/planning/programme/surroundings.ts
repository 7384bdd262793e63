/** What the panel needs of the screen around it: who looks, and what territories are called. */
export type Surroundings = { mayChange: boolean; mayExport: boolean; nameOf: (kato: string) => string };
