import { create } from 'zustand';
import type { Role } from '../../../shared/access/role.ts';

/** The tours there are, each for those who do that work; a wall and a program have none. */
export const TOUR_ROLES = ['administrator', 'chief', 'duty', 'analyst'] as const;
export type TourRole = (typeof TOUR_ROLES)[number];

const TOUR_OF: Readonly<Record<Role, TourRole | null>> = {
  administrator: 'administrator',
  chief: 'chief',
  duty_officer: 'duty',
  operator: 'duty',
  analyst: 'analyst',
  dispatcher: null,
  wall: null,
  auditor: null,
  integration: null,
};

/** The tours of somebody with these roles, the widest work first. */
export const toursOf = (roles: readonly Role[]): TourRole[] =>
  TOUR_ROLES.filter((tour) => roles.some((role) => TOUR_OF[role] === tour));

/** The tour that is being walked, and how far. */
export const useTour = create<{ tour: { is: 'none' } | { is: 'on'; role: TourRole; step: number } }>(() => ({
  tour: { is: 'none' },
}));
export const startTour = (role: TourRole): void => useTour.setState({ tour: { is: 'on', role, step: 0 } });
export const leaveTour = (): void => useTour.setState({ tour: { is: 'none' } });
