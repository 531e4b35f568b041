/** Changes to deliveries that a municipality might make, right or wrong. Deliveries are changed as bytes (latin1), line by line. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { House } from './house.ts';

export const paths = {
  residents: (year: number) => `var/fjordby/deliveries/befolkning/befolkning-${year}.csv`,
  dwellings: (year: number) => `var/fjordby/deliveries/bbr/boliger-${year}.csv`,
  addresses: 'var/fjordby/deliveries/bbr/adresser.csv',
  criteria: 'var/fjordby/deliveries/dst/kriterier.csv',
  areas: 'var/fjordby/areas/omraader-2022.geojson',
  site: 'sites/fjordby/site.yaml',
} as const;

/** A line counted from 1, header first, rewritten. */
export function changeLine(line: number, how: (text: string) => string): (text: string) => string {
  return (text) => {
    const newline = text.includes('\r\n') ? '\r\n' : '\n';
    return text
      .split(newline)
      .map((row, index) => (index + 1 === line ? how(row) : row))
      .join(newline);
  };
}

/** One field (from 0) of one line rewritten. */
export function changeField(line: number, field: number, delimiter: string, value: string) {
  return changeLine(line, (row) => row.split(delimiter).with(field, value).join(delimiter));
}

/** Without delivery notes: a file that was changed by hand would be refused for its checksum alone. */
export function forgetNotes(house: House): void {
  for (const folder of ['.', 'befolkning', 'flytninger', 'bbr', 'skole', 'dst', 'region']) {
    rmSync(join(house.deliveries, folder, 'foelgeseddel.csv'), { force: true });
  }
}

/** A year of the population register delivered again, with forty residents fewer. */
export function correctOneYear(house: House): void {
  forgetNotes(house);
  house.change(paths.residents(2022), (text) => {
    const lines = text.split('\n');
    return [lines[0], ...lines.slice(41)].join('\n');
  });
}
