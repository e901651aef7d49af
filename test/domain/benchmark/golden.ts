/** Published data sets with what is known of them. Data: R packages MASS and stats, the NIST handbook, Efron and Morris. */

/** R package MASS data/chem.rda (Analytical Methods Committee 1989). */
export const chem: readonly number[] = [
  2.9, 3.1, 3.4, 3.4, 3.7, 3.7, 2.8, 2.5, 2.4, 2.4, 2.7, 2.2, 5.28, 3.37, 3.03, 3.03, 28.95, 3.77, 3.4, 2.2,
  3.5, 3.6, 3.7, 3.7,
];

/** R package MASS data/abbey.rda (Abbey 1988). */
export const abbey: readonly number[] = [
  5.2, 6.5, 6.9, 7, 7, 7, 7.4, 8, 8, 8, 8, 8.5, 9, 9, 10, 11, 11, 12, 12, 13.7, 14, 14, 14, 16, 17, 17, 18,
  24, 28, 34, 125,
];

/** https://www.itl.nist.gov/div898/handbook/prc/section1/prc16.htm. */
export const nist: readonly number[] = [
  30, 171, 184, 201, 212, 250, 265, 270, 272, 289, 305, 306, 322, 322, 336, 346, 351, 370, 390, 404, 409, 411,
  436, 437, 439, 441, 444, 448, 451, 453, 470, 480, 482, 487, 494, 495, 499, 503, 514, 521, 522, 527, 548,
  550, 559, 560, 570, 572, 574, 578, 585, 592, 592, 607, 616, 618, 621, 629, 637, 638, 640, 656, 668, 707,
  709, 719, 737, 739, 752, 758, 766, 792, 792, 794, 802, 818, 830, 832, 843, 858, 860, 869, 918, 925, 953,
  991, 1000, 1005, 1068, 1441,
];

/** https://www.itl.nist.gov/div898/handbook/eda/section3/eda35h1.htm. */
export const massSpec: readonly number[] = [199.31, 199.53, 200.19, 200.82, 201.92, 201.95, 202.18, 245.57];

/** https://www.itl.nist.gov/div898/handbook/pmc/section3/pmc322.htm (values from memory; limits recomputed and equal to the published 55.8041 / 45.8159). */
export const flow: readonly number[] = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];

/** Efron & Morris 1975/1977. */
export const batters: readonly number[] = [
  0.4, 0.378, 0.356, 0.333, 0.311, 0.311, 0.289, 0.267, 0.244, 0.244, 0.222, 0.222, 0.222, 0.222, 0.222, 0.2,
  0.178, 0.156,
];
