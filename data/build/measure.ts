import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { agreementOf } from './boundaries/agreement.ts';
import type { Layer } from './boundaries/topology.ts';

/** Compares the schematic boundaries with a reference that has a property `KATO` or `kato`. */
const { values, positionals } = parseArgs({
  options: { level: { type: 'string', default: '2' }, all: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [reference] = positionals;
if (!reference || !['1', '2'].includes(values.level)) {
  console.error('usage: npm run measure --prefix data/build -- REFERENCE.geojson [--level 1|2] [--all]');
  process.exit(2);
}
const read = (file: string | URL): Layer => JSON.parse(readFileSync(file, 'utf8'));
const ours = read(new URL(`../boundaries/admin-${values.level}.geojson`, import.meta.url));
const { scores, unmatched, meanIou, areaAgreement } = agreementOf(ours, read(reference));
console.log(`level ${values.level}: ${scores.length} units compared`);
console.log(`mean IoU ${meanIou.toFixed(4)}, area agreement ${(100 * areaAgreement).toFixed(1)} %`);
console.log(`not in the reference: ${unmatched.ours.join(', ') || 'none'}`);
console.log(`only in the reference: ${unmatched.reference.join(', ') || 'none'}`);
for (const { kato, iou, oursKm2, referenceKm2 } of values.all ? scores : scores.slice(0, 10)) {
  console.log(`${kato}  IoU ${iou.toFixed(3)}  ${oursKm2.toFixed(0)} km² for ${referenceKm2.toFixed(0)} km²`);
}
