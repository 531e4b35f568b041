/**
 * The person model: the tables of the vault, in engine-neutral SQL types.
 * Belongs here: names, columns, grain. Keys are pseudonyms; an address id is the only link to a place.
 * Filled by ingest through the vault, read by assign and measure.
 */
import type { VaultTable } from '../catalogue/types.ts';

/** Column → SQL type. `source` and `period` say which delivery a row came from. */
export const VAULT_SCHEMA = {
  /** person × reference date (1 January) */
  person_state: {
    person: 'UUID',
    date: 'DATE',
    household: 'UUID',
    address: 'UUID',
    birth_date: 'DATE',
    sex: 'VARCHAR',
    origin: 'VARCHAR',
    danish_citizen: 'BOOLEAN',
  },
  /** person × event × date; from_place/to_place: municipality or country code when the other end is outside */
  event: {
    person: 'UUID',
    type: 'VARCHAR',
    date: 'DATE',
    from_address: 'UUID',
    to_address: 'UUID',
    from_place: 'VARCHAR',
    to_place: 'VARCHAR',
  },
  /** person × register × start; school: code = provision, level = class level, from = 1 August */
  spell: { person: 'UUID', register: 'VARCHAR', code: 'VARCHAR', level: 'INTEGER', from: 'DATE', to: 'DATE' },
  /** dwelling × 1 January */
  dwelling_state: {
    dwelling: 'UUID',
    date: 'DATE',
    address: 'UUID',
    tenure: 'VARCHAR',
    department: 'VARCHAR',
    rooms: 'INTEGER',
    area_m2: 'INTEGER',
    built_year: 'INTEGER',
    status: 'VARCHAR',
  },
  /** address; EPSG:25832 in whole centimetres */
  address: {
    address: 'UUID',
    x_cm: 'BIGINT',
    y_cm: 'BIGINT',
    street: 'VARCHAR',
    house_number: 'VARCHAR',
    postcode: 'VARCHAR',
  },
  /** source × area set × area × period × indicator × group; a masked cell has mark and lo/hi of its numerator */
  delivered: {
    source: 'VARCHAR',
    area_set: 'VARCHAR',
    area: 'VARCHAR',
    period: 'VARCHAR',
    indicator: 'VARCHAR',
    grp: 'VARCHAR',
    value: 'DOUBLE',
    numerator: 'DOUBLE',
    denominator: 'DOUBLE',
    mark: 'VARCHAR',
    lo: 'DOUBLE',
    hi: 'DOUBLE',
  },
  /** public reference figures: scope country|region × period × series */
  reference: {
    scope: 'VARCHAR',
    period: 'VARCHAR',
    series: 'VARCHAR',
    value: 'DOUBLE',
    numerator: 'DOUBLE',
    denominator: 'DOUBLE',
  },
} as const satisfies Readonly<Record<VaultTable, Readonly<Record<string, string>>>>;

/** Made by assign in the engine: address × date → atom. */
export const PLACE_SCHEMA = { address: 'UUID', date: 'DATE', atom: 'INTEGER' } as const;
