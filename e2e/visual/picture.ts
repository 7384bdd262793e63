import type { Page } from 'playwright-core';

/** CSS pixels of the side of a cell: letters blur into it, edges of panels do not. */
const CELL_PX = 4;
/** Cells of the side of a block, in which differences are counted. */
const BLOCK_CELLS = 6;
/** How much a cell may differ in a channel, of 255: another edition of Chromium smooths letters otherwise. */
const CELL_TOLERANCE = 30;
/** Share of a block's cells that must differ before the block does: a letter that moved by a pixel is not enough. */
const BLOCK_SHARE = 0.3;

/** What a picture looks like, without how its letters are smoothed: a PNG of one pixel for each cell. */
export const coarse = (page: Page, png: Buffer): Promise<Buffer> =>
  page
    .evaluate(
      async ({ base64, cell }) => {
        const bytes = Uint8Array.from(atob(base64), (char) => char.codePointAt(0) ?? 0);
        const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const full = new OffscreenCanvas(picture.width, picture.height);
        const pen = full.getContext('2d');
        const width = Math.floor(picture.width / cell);
        const height = Math.floor(picture.height / cell);
        const small = document.createElement('canvas');
        small.width = width;
        small.height = height;
        const smallPen = small.getContext('2d');
        if (!pen || !smallPen) throw new Error('The browser draws no pictures');
        pen.drawImage(picture, 0, 0);
        const from = pen.getImageData(0, 0, picture.width, picture.height).data;
        const to = smallPen.createImageData(width, height);
        for (let y = 0; y < height; y++)
          for (let x = 0; x < width; x++)
            for (let channel = 0; channel < 4; channel++) {
              let sum = 0;
              for (let dy = 0; dy < cell; dy++)
                for (let dx = 0; dx < cell; dx++)
                  sum += from[((y * cell + dy) * picture.width + x * cell + dx) * 4 + channel] ?? 0;
              // A third of the grey steps is enough for a look, and halves the file.
              const mean = sum / cell ** 2;
              to.data[(y * width + x) * 4 + channel] = channel === 3 ? 255 : Math.round(mean / 4) * 4;
            }
        smallPen.putImageData(to, 0, 0);
        return small.toDataURL('image/png').split(',')[1] ?? '';
      },
      { base64: png.toString('base64'), cell: CELL_PX },
    )
    .then((base64) => Buffer.from(base64, 'base64'));

/** Where two coarse pictures differ: how many blocks, and a picture in which those are red. */
export type Difference = { blocks: number; cells: number; picture: Buffer };

/** Compares two coarse pictures; of another size they differ everywhere. */
export const compared = async (page: Page, blessed: Buffer, actual: Buffer): Promise<Difference> => {
  const { picture, ...counts } = await page.evaluate(
    async ({ pictures, block, tolerance, share }) => {
      const [before, after] = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (char) => char.codePointAt(0) ?? 0);
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          if (!pen) throw new Error('The browser draws no pictures');
          pen.drawImage(bitmap, 0, 0);
          return pen.getImageData(0, 0, bitmap.width, bitmap.height);
        }),
      );
      if (!before || !after) throw new Error('There are two pictures');
      const { width, height } = after;
      const isOfOneSize = before.width === width && before.height === height;
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      const pen = canvas.getContext('2d');
      if (!pen) throw new Error('The browser draws no pictures');
      pen.putImageData(after, 0, 0);
      pen.fillStyle = 'rgba(255, 0, 0, 0.55)';
      let cells = 0;
      let blocks = 0;
      for (let top = 0; top < height; top += block)
        for (let left = 0; left < width; left += block) {
          let differing = 0;
          for (let y = top; y < Math.min(top + block, height); y++)
            for (let x = left; x < Math.min(left + block, width); x++) {
              const at = (y * width + x) * 4;
              const differs = [0, 1, 2].some(
                (channel) =>
                  Math.abs((before.data[at + channel] ?? 0) - (after.data[at + channel] ?? 0)) > tolerance,
              );
              if (!isOfOneSize || differs) differing++;
            }
          cells += differing;
          if (differing < share * block ** 2) continue;
          blocks++;
          pen.fillRect(left, top, block, block);
        }
      return { blocks, cells, picture: canvas.toDataURL('image/png').split(',')[1] ?? '' };
    },
    {
      pictures: [blessed.toString('base64'), actual.toString('base64')],
      block: BLOCK_CELLS,
      tolerance: CELL_TOLERANCE,
      share: BLOCK_SHARE,
    },
  );
  return { ...counts, picture: Buffer.from(picture, 'base64') };
};
