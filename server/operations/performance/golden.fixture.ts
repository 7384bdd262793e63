import type { Figures } from '../../../shared/operations/metrics.ts';

/** Two districts of one region. */
export const NEAR = '615800000';
export const FAR = '611600000';

/** An incident of the golden file: the day's second of t0 in Kazakhstan, and seconds from t0 to the other moments. */
type Golden = {
  name: string;
  kato: string;
  category: string;
  t0: number;
  t1: number;
  t3: number;
  t5: number | null;
  t6: number;
};
const fight = (name: string, minute: number, t1: number, t3: number, t5: number | null, t6: number): Golden => ({
  name, kato: NEAR, category: 'fight', t0: 9 * 3600 + minute * 60, t1, t3, t5, t6,
}); // prettier-ignore
const theft = (name: string, minute: number, t1: number, t3: number, t5: number, t6: number): Golden => ({
  name, kato: FAR, category: 'theft', t0: 14 * 3600 + minute * 60, t1, t3, t5, t6,
}); // prettier-ignore

/*
 * Written by hand. In brackets the differences that the metrics are:
 * answer t1 − t0 | processing t3 − t1 | turnout t5 − t3 | travel t6 − t5 | response t6 − t0 | from dispatch t6 − t3.
 */
export const GOLDEN: readonly Golden[] = [
  fight('A1', 0, 4, 54, 64, 164), //       4 |  50 | 10 | 100 |  164 |  110
  fight('A2', 5, 6, 36, 56, 256), //       6 |  30 | 20 | 200 |  256 |  220
  fight('A3', 10, 8, 78, 108, 408), //     8 |  70 | 30 | 300 |  408 |  330
  fight('A4', 15, 10, 100, 140, 540), //  10 |  90 | 40 | 400 |  540 |  440
  fight('A5', 20, 12, 122, 172, 672), //  12 | 110 | 50 | 500 |  672 |  550
  fight('A6', 25, 14, 34, 94, 694), //    14 |  20 | 60 | 600 |  694 |  660
  fight('A7', 30, 16, 56, 126, 826), //   16 |  40 | 70 | 700 |  826 |  770
  fight('A8', 35, 18, 78, 158, 958), //   18 |  60 | 80 | 800 |  958 |  880
  fight('A9', 40, 20, 100, 190, 1090), // 20 |  80 | 90 | 900 | 1090 |  990
  fight('A10', 45, 22, 122, null, 1222), // 22 | 100 | not reported | not reported | 1222 | 1100
  fight('A11', 50, 24, 144, 200, 150), // 24 | 120 | 56 | −50: runs backwards | 150 | 6
  theft('B1', 0, 3, 33, 43, 103), //       3 |  30 | 10 |  60 |  103 |   70
  theft('B2', 5, 5, 65, 85, 205), //       5 |  60 | 20 | 120 |  205 |  140
  theft('B3', 10, 7, 97, 127, 307), //     7 |  90 | 30 | 180 |  307 |  210
];

const figure = (n: number, medianS: number | null, p90S: number | null) => ({ n, medianS, p90S });
const tooFew = (n: number) => figure(n, null, null);

/*
 * The fights. The median of 11 is the 6th, their ninth decile stands at rank 0.9 · 10 = 9 from 0: the 10th.
 * answer        4 6 8 10 12 14 16 18 20 22 24
 * processing    20 30 40 50 60 70 80 90 100 110 120
 * turnout (10)  10 20 30 40 50 56 60 70 80 90: (50 + 56) / 2 = 53; rank 0.9 · 9 = 8.1: 80 + 0.1 · (90 − 80) = 81
 * travel (9)    fewer than ten
 * response      150 164 256 408 540 672 694 826 958 1090 1222
 * from dispatch 6 110 220 330 440 550 660 770 880 990 1100
 */
export const FIGHTS: Figures = {
  answer: figure(11, 14, 22),
  processing: figure(11, 70, 110),
  turnout: figure(10, 53, 81),
  travel: tooFew(9),
  response: figure(11, 672, 1090),
  responseFromDispatch: figure(11, 550, 990),
};

export const THEFTS: Figures = {
  answer: tooFew(3),
  processing: tooFew(3),
  turnout: tooFew(3),
  travel: tooFew(3),
  response: tooFew(3),
  responseFromDispatch: tooFew(3),
};

/*
 * All 14. The median lies between the 7th and the 8th, the ninth decile at rank 0.9 · 13 = 11.7: 0.7 of the way from the
 * 12th to the 13th.
 * answer        3 4 5 6 7 8 10 12 14 16 18 20 22 24: (10 + 12) / 2 = 11; 20 + 0.7 · 2 = 21.4
 * processing    20 30 30 40 50 60 60 70 80 90 90 100 110 120: (60 + 70) / 2 = 65; 100 + 0.7 · 10 = 107
 * turnout (13)  10 10 20 20 30 30 40 50 56 60 70 80 90: 40; rank 0.9 · 12 = 10.8: 70 + 0.8 · 10 = 78
 * travel (12)   60 100 120 180 200 300 400 500 600 700 800 900: (300 + 400) / 2 = 350; rank 9.9: 700 + 0.9 · 100 = 790
 * response      103 150 164 205 256 307 408 540 672 694 826 958 1090 1222: (408 + 540) / 2 = 474;
 *               958 + 0.7 · (1090 − 958) = 1050.4
 * from dispatch 6 70 110 140 210 220 330 440 550 660 770 880 990 1100: (330 + 440) / 2 = 385; 880 + 0.7 · 110 = 957
 */
export const ALL: Figures = {
  answer: figure(14, 11, 21.4),
  processing: figure(14, 65, 107),
  turnout: figure(13, 40, 78),
  travel: figure(12, 350, 790),
  response: figure(14, 474, 1050.4),
  responseFromDispatch: figure(14, 385, 957),
};
