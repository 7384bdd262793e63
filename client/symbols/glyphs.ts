import { circle } from '../map/shapes.ts';

/** Glyphs of some 10 units around (12, 12), filled by the even-odd rule. */
export const CAR = 'M7.2 16V13.2L8.5 9.6H15.5L16.8 13.2V16H15V14.9H9V16ZM9.1 13H14.9L14.2 11H9.8Z';
export const PERSON = `${circle(12, 8.7, 1.9)}M9 16.4L10.1 11.4H13.9L15 16.4Z`;
export const PEOPLE = `${circle(9.4, 9.4, 1.6)}${circle(14.6, 9.4, 1.6)}M6.8 16L7.8 11.8H11L12 14.4L13 11.8H16.2L17.2 16Z`;
export const ADULT_AND_CHILD = `${circle(10, 8.6, 1.8)}M7.2 16.4L8.3 11.2H11.7L12.6 16.4Z${circle(15.2, 11.4, 1.3)}M13.3 16.4L14 13.4H16.4L17.1 16.4Z`;
export const STAR =
  'M12 6.9L13.5 10.2L17.1 10.6L14.4 13L15.2 16.6L12 14.7L8.8 16.6L9.6 13L6.9 10.6L10.5 10.2Z';
export const SHIELD = 'M12 7L16.4 8.5V12Q16.4 15.4 12 17.2Q7.6 15.4 7.6 12V8.5Z';
export const BUOY = `${circle(12, 12, 5)}${circle(12, 12, 2.2)}`;
export const CROSS = 'M10.5 7.4H13.5V10.5H16.6V13.5H13.5V16.6H10.5V13.5H7.4V10.5H10.5Z';
export const FLAME =
  'M12.4 6.6Q16.6 11 15.8 14Q15 16.8 12 16.8Q9 16.8 8.2 14Q7.9 12 9.7 10.2Q10.6 11.8 11.4 11.4Q12.2 9.4 12.4 6.6Z';
export const TARGET = `${circle(12, 12, 4.9)}${circle(12, 12, 3.4)}${circle(12, 12, 1.4)}`;
export const BELL =
  'M7.6 14.8Q9 13.6 9 11Q9 8 12 8Q15 8 15 11Q15 13.6 16.4 14.8ZM10.5 15.5H13.5Q13.2 17 12 17Q10.8 17 10.5 15.5Z';
export const BAG =
  'M7.6 10.6H16.4V16.4H7.6ZM9.8 10.6V9.6Q9.8 7.6 12 7.6Q14.2 7.6 14.2 9.6V10.6H13V9.7Q13 8.8 12 8.8Q11 8.8 11 9.7V10.6Z';
export const BOLT = 'M13.4 6.4L7.8 13H11.2L10.4 17.6L16.2 10.8H12.8Z';
export const DOTS = `${circle(8.4, 12, 1.5)}${circle(12, 12, 1.5)}${circle(15.6, 12, 1.5)}`;
