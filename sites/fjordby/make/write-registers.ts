/**
 * Registers by person, address and dwelling, in the forms of docs/reference/deliveries.md.
 * Belongs here: one function per register. Does not belong: ready tables (write-tables.ts), areas (write-areas.ts).
 */
import { parquetWriteBuffer } from 'hyparquet-writer';
import { COMMA_FORM, type DeliveryFolder, LATIN_FORM, withComma } from './delivery.ts';
import type { Address, Dwelling } from './homes.ts';
import { isoDate, type Person, PROVISIONS } from './person.ts';
import type { LifeEvent, Population } from './population.ts';

const tails = new WeakMap<Person, string>();

/** The fields of a resident that never change, as text. */
function tailOf(person: Person): string {
  const known = tails.get(person);
  if (known !== undefined) return known;
  const tail = `${isoDate(person.birthDay)},${person.female ? 'K' : 'M'},${person.origin},${person.citizenship}`;
  tails.set(person, tail);
  return tail;
}

/** `befolkning/befolkning-{year}.csv`: residents on 1 January. */
export function writeResidents(folder: DeliveryFolder, year: number, population: Population): void {
  const lines = ['personnummer,dato,husstand,adresse_id,foedselsdato,koen,herkomst,statsborgerskab'];
  for (const household of population.households) {
    const home = `,${year}-01-01,${household.number},${household.dwelling.address.id},`;
    for (const person of household.members) lines.push(person.number + home + tailOf(person));
  }
  folder.writeLines(`befolkning/befolkning-${year}.csv`, lines, COMMA_FORM);
}

/** `flytninger/haendelser-{year}.csv`: births, deaths and moves of the calendar year. */
export function writeEvents(folder: DeliveryFolder, year: number, events: readonly LifeEvent[]): void {
  const dates = new Map<number, string>();
  const dateOf = (day: number): string => {
    const text = dates.get(day) ?? isoDate(day);
    dates.set(day, text);
    return text;
  };
  const lines = ['personnummer,haendelse,dato,fra_adresse,til_adresse,fra_sted,til_sted'];
  for (const { person, code, day, fromAddress, toAddress, fromPlace, toPlace } of events)
    lines.push(`${person},${code},${dateOf(day)},${fromAddress},${toAddress},${fromPlace},${toPlace}`);
  folder.writeLines(`flytninger/haendelser-${year}.csv`, lines, COMMA_FORM);
}

const heads = new WeakMap<Dwelling, string>();

function headOf(dwelling: Dwelling): string {
  const known = heads.get(dwelling);
  if (known !== undefined) return known;
  const { id, address, tenure, department, rooms, areaM2, built } = dwelling;
  const head = `${id};${address.id};${tenure};${department?.code ?? ''};${rooms};${areaM2},0;${built};`;
  heads.set(dwelling, head);
  return head;
}

/** `bbr/boliger-{year}.csv`: dwellings on 1 January. */
export function writeDwellings(folder: DeliveryFolder, year: number, dwellings: readonly Dwelling[]): void {
  const lines = ['bolig_id;adresse_id;ejerform;afdeling;vaerelser;areal;opfoert;status'];
  for (const dwelling of dwellings) {
    if (dwelling.built >= year) continue;
    const gone = dwelling.demolished !== undefined && dwelling.demolished < year;
    lines.push(headOf(dwelling) + (gone ? '7' : '1'));
  }
  folder.writeLines(`bbr/boliger-${year}.csv`, lines, LATIN_FORM);
}

/** `bbr/adresser.csv`: access addresses with their points, but for the few the register lacks. */
export function writeAddresses(folder: DeliveryFolder, addresses: readonly Address[]): void {
  const lines = ['adresse_id;vejnavn;husnr;postnr;x;y'];
  for (const { id, street, houseNumber, postcode, x, y, unlisted } of addresses) {
    if (unlisted) continue;
    lines.push(
      `${id};${street};${houseNumber};${postcode};${withComma(x / 100, 2)};${withComma(y / 100, 2)}`,
    );
  }
  folder.writeLines('bbr/adresser.csv', lines, LATIN_FORM);
}

interface Pupil {
  readonly number: string;
  readonly level: number;
  readonly provision: string;
}

/** Class level in the school year that began the August before, undefined when not a pupil. Every second goes on to tenth. */
function levelOf(person: Person, year: number): number | undefined {
  const birthYear = new Date(person.birthDay * 86_400_000).getUTCFullYear();
  const level = year - 1 - birthYear - 6;
  if (level < 0 || level > 10) return undefined;
  return level === 10 && person.birthDay % 2 === 0 ? undefined : level;
}

function pupilsOf(population: Population, year: number): Pupil[] {
  const pupils: Pupil[] = [];
  for (const household of population.households)
    for (const person of household.members) {
      const level = levelOf(person, year);
      // One in twelve goes to a private school, which is not in the municipality's register.
      if (level === undefined || person.birthDay % 12 === 5) continue;
      pupils.push({ number: person.number, level, provision: PROVISIONS[person.provision] ?? 'almen' });
    }
  return pupils;
}

/** `skole/elever-{year}.parquet`: pupils of the school year that began the August before. */
export function writePupils(folder: DeliveryFolder, year: number, population: Population): void {
  const pupils = pupilsOf(population, year);
  const bytes = parquetWriteBuffer({
    columnData: [
      { name: 'personnummer', data: pupils.map((pupil) => pupil.number), type: 'STRING' },
      { name: 'skoleaar_start', data: pupils.map(() => year - 1), type: 'INT32' },
      { name: 'klassetrin', data: pupils.map((pupil) => pupil.level), type: 'INT32' },
      { name: 'tilbud', data: pupils.map((pupil) => pupil.provision), type: 'STRING' },
    ],
  });
  folder.writeBytes(`skole/elever-${year}.parquet`, new Uint8Array(bytes), pupils.length);
}
