import { hexOf, linearOf, times, type Matrix } from './colour-space.ts';

/** Ways of seeing: all three cones · without the long, the middle or the short ones · by lightness alone, as a grey print. */
export const VISIONS = ['trichromat', 'protanope', 'deuteranope', 'tritanope', 'grey'] as const;
export type Vision = (typeof VISIONS)[number];

/**
 * Dichromacy, severity 1.0, over linear sRGB.
 * @source Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency. IEEE TVCG 15
 * (2009), 1291–1298, table of matrices.
 */
const MATRIX: Readonly<Record<Exclude<Vision, 'trichromat'>, Matrix>> = {
  protanope: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranope: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanope: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  // Relative luminance, the same in all three channels.
  grey: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
};

/** A `#rrggbb` colour as somebody else sees it. */
export const asSeenBy = (vision: Vision, hex: string): string =>
  vision === 'trichromat' ? hex : hexOf(times(MATRIX[vision], linearOf(hex)));
