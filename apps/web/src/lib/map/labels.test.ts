import { describe, expect, it } from 'vitest';
import { placeLabels, textWidth } from './labels.ts';

const point = (area: number, name: string, x: number, y: number) => ({ area, name, x, y, strong: false });
const boxes = (points: Parameters<typeof placeLabels>[0]) =>
  placeLabels(points, 776, 506).map((label) => {
    const width = textWidth(label.name, label.strong);
    const left = label.anchor === 'start' ? label.x + label.dx : label.x + label.dx - width;
    return { left, right: left + width, top: label.y + label.dy - 8, bottom: label.y + label.dy + 8 };
  });

describe('names on the map', () => {
  it('stay inside the map, also in the corners', () => {
    for (const box of boxes([point(0, 'Nørrevang', 4, 4), point(1, 'Vesterbro Skoledistrikt', 770, 500)])) {
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(776);
      expect(box.top).toBeGreaterThanOrEqual(0);
      expect(box.bottom).toBeLessThanOrEqual(506);
    }
  });

  it('do not lie over each other when their areas are close', () => {
    const placed = boxes([
      point(0, 'Havneparken', 300, 250),
      point(1, 'Engdraget', 312, 256),
      point(2, 'Kildebakken', 306, 262),
      point(3, 'Nørrevang', 318, 244),
    ]);
    for (const a of placed)
      for (const b of placed)
        if (a !== b)
          expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true);
  });

  it('leaves out points that the frame cuts away', () => {
    expect(placeLabels([point(0, 'Holmø', -20, 40)], 776, 506)).toEqual([]);
  });
});
