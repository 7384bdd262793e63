/** The login of the account by which the simulation acts as an operator; it exists in the demonstration only. */
export const SIMULATION_LOGIN = 'simulation';
