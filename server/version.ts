import { version } from '../package.json' with { type: 'json' };

/** Version of the product, as released. */
export const VERSION: string = version;
