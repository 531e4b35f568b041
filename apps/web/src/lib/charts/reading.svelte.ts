/**
 * Which point of a line is read out: the nearest to the pointer, or the one that the arrow keys have come to.
 * Belongs here: following and stepping along one axis. Does not belong: what is read (the charts).
 * Used by every chart with time on its axis; x is percent of the plot. Start with Reading.
 */
interface Spot {
  readonly x: number;
}

type OnPlot = PointerEvent & { readonly currentTarget: HTMLElement };

export class Reading {
  at = $state<number>();
  readonly #spots: () => readonly Spot[];

  /** In: the points, asked for anew each time, since a chart may be given others. */
  constructor(spots: () => readonly Spot[]) {
    this.#spots = spots;
  }

  readonly follow = (event: OnPlot): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * 100;
    const spots = this.#spots();
    const off = (i: number) => Math.abs((spots[i]?.x ?? 0) - x);
    this.at = spots.reduce((best, _, i) => (off(i) < off(best) ? i : best), 0);
  };

  readonly step = (event: KeyboardEvent): void => {
    const last = this.#spots().length - 1;
    if (event.key === 'ArrowLeft') this.at = Math.max(0, (this.at ?? last + 1) - 1);
    else if (event.key === 'ArrowRight') this.at = Math.min(last, (this.at ?? last - 1) + 1);
    else if (event.key === 'Home') this.at = 0;
    else if (event.key === 'End') this.at = last;
    else if (event.key === 'Escape') this.at = undefined;
    else return;
    event.preventDefault();
  };

  readonly clear = (): void => {
    this.at = undefined;
  };
}
