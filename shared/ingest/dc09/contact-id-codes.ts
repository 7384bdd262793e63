import type { AlarmClass } from '../../alarms/alarm-class.ts';

/**
 * The three-digit event codes of Contact ID (SIA DC-05) by what they call for; the qualifier says whether it began or is over.
 * Facts: the mapping published with pysiaalarm (src/pysiaalarm/data/adm_mapping.json), domain reference 3.5, and the groups
 * of the standard: 10x medical, 11x fire, 12x panic, 13x burglary, 14x general, 15x–16x the building, 30x–39x trouble, 40x
 * arming, 5xx bypass, 6xx test. `cancel` is the user's word that it was nothing; null calls nobody.
 */
const CODES: readonly (readonly [AlarmClass | 'cancel' | null, string])[] = [
  ['medical', '100 102'],
  ['emergency', '101'],
  ['fire', '110 111 112 113 114 115 116 117 118 158'],
  ['panic', '120 123'],
  ['hold_up', '121 122 124 125 129 146'],
  ['intrusion', '130 131 132 133 134 135 136 138 139 140 150 374 423'],
  ['tamper', '137 144 145 383 341'],
  ['gas', '151 162 163'],
  ['technical', '152 153 154 155 156 157 159 161 168 169'],
  ['power', '301 302 303 308 309 310 311 312 313 314 338 384 337'],
  ['communication', '141 142 147 344 350 351 352 353 354 355 356 357 358 359 360 361 365 381 382'],
  [
    'fault',
    '143 300 304 305 306 307 315 316 320 321 322 323 324 325 326 327 330 331 332 333 334 335 336 339 342 343 345 346 370 ' +
      '371 372 373 375 376 377 378 379 380 385 386 387 388 389 391 392 393 414',
  ],
  ['cancel', '406'],
  [
    null,
    '400 401 402 403 404 405 407 408 409 411 412 413 415 416 421 422 424 425 426 427 428 429 430 431 432 433 434 441 442 ' +
      '450 451 452 453 454 455 456 457 458 459 461 462 463 464 465 466 470 471 473 501 520 521 522 523 524 525 526 527 530 ' +
      '531 532 551 552 553 570 571 572 573 574 575 576 577 578 579 581 582 583 601 602 603 604 605 606 607 608 609 611 612 ' +
      '613 614 615 616 621 622 623 624 625 626 627 628 629 630 631 632 641 642 651 652 653 654 900',
  ],
];

export const CONTACT_ID_CODES: ReadonlyMap<string, AlarmClass | 'cancel' | null> = new Map(
  CODES.flatMap(([meaning, codes]) => codes.split(' ').map((code) => [code, meaning] as const)),
);
