import { launchBrowser } from '../browser.ts';
import { startProduct } from '../product.ts';
import { thingsToShow } from '../screens.ts';
import { cookieOf } from '../sign-in.ts';
import { looksOf } from './looks.ts';
import { HELP, readOptions, type Options } from './options.ts';
import { fileOf, openRecord, type PictureRecord } from './record.ts';
import { writeSheet } from './sheet.ts';
import { SHEET_SCREENS } from './sheet-screens.ts';
import { shoot, type Job, type Place } from './shoot.ts';
import { statesOf } from './states.ts';

/** So fast that a desk has incidents, units and alarms within the first minute. */
const SIMULATION = { speed: 5 };

/** Makes, or goes on with, the contact sheet that the options ask for. */
export async function makeContactSheet(args: string[]): Promise<void> {
  const options = readOptions(args);
  if (!options) {
    console.log(HELP);
    return;
  }
  const record = openRecord(options.out, options.fresh);
  const jobs = jobsOf(options, record);
  const count = jobs.reduce((sum, { looks }) => sum + looks.length, 0);
  console.log(`${count} pictures to take, ${record.all().length} are there already.`);
  const product =
    options.server === undefined && count > 0 ? await startProduct({ simulation: SIMULATION }) : null;
  const origin = options.server ?? product?.url ?? '';
  const browser = await launchBrowser({
    maps: options.withoutMaps ? 'not' : options.coarse ? 'coarse' : 'whole',
  });
  try {
    if (count > 0) {
      const things = await thingsToShow(origin, await cookieOf(origin));
      await takeAll({ browser, origin, things, options }, jobs, record);
    }
    writeSheet(options.out, record.all());
    const wrong = record.all().filter(({ problems }) => problems.length > 0).length;
    console.log(`${options.out}/index.html: ${record.all().length} pictures, ${wrong} with problems.`);
  } finally {
    await browser.close();
    await product?.stop();
  }
}

const jobsOf = (options: Options, record: PictureRecord): Job[] =>
  SHEET_SCREENS.flatMap((screen) =>
    statesOf(screen)
      .filter((state) => options.wants(screen.name, state))
      .map((state) => ({
        screen,
        state,
        looks: looksOf(screen).filter(
          (look) => options.wantsLook(look) && !record.has(fileOf(screen.name, state, look)),
        ),
      })),
  ).filter(({ looks }) => looks.length > 0);

/** Several pages work through the jobs; whoever waits reads how far it is and how long it still takes. */
async function takeAll(
  place: Place & { options: Options },
  jobs: Job[],
  record: PictureRecord,
): Promise<void> {
  const { pages, out } = place.options;
  const startedMs = performance.now();
  const total = jobs.reduce((sum, { looks }) => sum + looks.length, 0);
  let taken = 0;
  const queue = [...jobs];
  const work = async (): Promise<void> => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      const name = `${job.screen.name} ${job.state}`;
      await shoot(place, job, (picture) => {
        record.add(picture);
        taken++;
      }).catch((error: unknown) => console.error(`${name} was not taken: ${String(error).slice(0, 300)}`));
      const perPictureS = (performance.now() - startedMs) / 1_000 / Math.max(1, taken);
      const leftMin = (perPictureS * (total - taken)) / 60;
      console.log(
        `${taken} of ${total} · ${name} · ${perPictureS.toFixed(2)} s a picture · ${leftMin.toFixed(0)} min left`,
      );
      writeSheet(out, record.all());
    }
  };
  await Promise.all(Array.from({ length: pages }, work));
}
