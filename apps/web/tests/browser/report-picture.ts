/**
 * A screenshot small enough for a README: the same picture with a palette of 256 colours.
 * Belongs here: counting colours and writing a palette PNG. Used by the one test that takes the picture.
 * The browser decodes its own screenshot; nothing else is needed.
 * Format: Portable Network Graphics (ISO/IEC 15948), colour type 3, no filter.
 * Start with toPalettePng.
 */
import { crc32, deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, opacity of every pixel, row by row. */
  readonly rgba: Buffer;
}

async function readPixels(page: Page, png: Buffer): Promise<Pixels> {
  const read = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const { data } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? {
      data: new Uint8ClampedArray(),
    };
    let text = '';
    for (let i = 0; i < data.length; i += 8192) text += String.fromCharCode(...data.subarray(i, i + 8192));
    return { width: bitmap.width, height: bitmap.height, base64: btoa(text) };
  }, png.toString('base64'));
  return { width: read.width, height: read.height, rgba: Buffer.from(read.base64, 'base64') };
}

const COLOURS = 256;

/** The most used colours, as 24-bit numbers. */
function paletteOf(pixels: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, COLOURS)
    .map(([colour]) => colour);
}

function distance(a: number, b: number): number {
  const part = (shift: number) => ((a >> shift) & 255) - ((b >> shift) & 255);
  return part(16) ** 2 + part(8) ** 2 + part(0) ** 2;
}

function nearest(palette: readonly number[], colour: number): number {
  return palette.reduce(
    (best, one, i) => (distance(one, colour) < distance(palette[best] ?? 0, colour) ? i : best),
    0,
  );
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function header(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // 8 bits a pixel, colour type 3 (palette), deflate, no filter, no interlace.
  head.set([8, 3, 0, 0, 0], 8);
  return head;
}

/** A PNG of any kind → the same picture in at most 256 colours, a good deal smaller. `page`: any page, to decode with. */
export async function toPalettePng(page: Page, png: Buffer): Promise<Buffer> {
  const { width, height, rgba } = await readPixels(page, png);
  const pixels = Array.from({ length: width * height }, (_, i) => rgba.readUInt32BE(i * 4) >>> 8);
  const palette = paletteOf(pixels);
  const index = new Map(palette.map((colour, i) => [colour, i]));
  const lines = Buffer.alloc((width + 1) * height);
  pixels.forEach((colour, i) => {
    const at = index.get(colour) ?? nearest(palette, colour);
    index.set(colour, at);
    lines[Math.floor(i / width) * (width + 1) + 1 + (i % width)] = at;
  });
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header(width, height)),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
