/** What rows of a kind in the register are: put in by an organisation, generated for the demonstration, or some of each. */
export type Nature = 'real' | 'demonstration' | 'mixed';

/** The nature of `all` rows of which `demonstration` are generated; of no rows nothing untrue can be said. */
export const natureOf = (demonstration: number, all: number): Nature =>
  demonstration === 0 ? 'real' : demonstration >= all ? 'demonstration' : 'mixed';
