/**
 * Values on their way in and out of the engine: dates and UUIDs are texts, whole numbers are numbers where that is safe.
 * Belongs here: the driver's value classes. Does not belong: statements.
 */
import {
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTypeId,
  DuckDBUUIDValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { SqlValue } from './types.ts';

const dayMs = 86_400_000;

/** Safe whole numbers become numbers; larger ones stay bigint, so that no count is ever rounded in silence. */
function fromWhole(value: bigint): number | bigint {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

/** Engine → program. Dates as 2026-01-31, UUIDs in lower case with hyphens, decimals as numbers, blobs as bytes. */
export function fromEngine(value: DuckDBValue): SqlValue {
  if (value === null) return null;
  if (typeof value === 'bigint') return fromWhole(value);
  if (typeof value !== 'object') return value;
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBBlobValue) return value.bytes;
  return value.toString();
}

/** Program → engine, for a bound value. */
export function toBound(value: SqlValue): DuckDBValue {
  return value instanceof Uint8Array ? new DuckDBBlobValue(value) : value;
}

/** Program → a cell of a column with the given type; texts become dates and UUIDs there. */
export function toColumnValue(value: SqlValue, typeId: DuckDBTypeId): DuckDBValue {
  if (value === null) return null;
  if (typeId === DuckDBTypeId.UUID && typeof value === 'string') {
    return DuckDBUUIDValue.fromUint128(BigInt(`0x${value.replaceAll('-', '')}`));
  }
  if (typeId === DuckDBTypeId.DATE && typeof value === 'string') {
    return new DuckDBDateValue(Date.parse(value) / dayMs);
  }
  const whole = typeId === DuckDBTypeId.BIGINT || typeId === DuckDBTypeId.HUGEINT;
  if (whole && typeof value === 'number') return BigInt(value);
  return toBound(value);
}
