import { describe, expect, it } from 'vitest';
import { readAddress } from './address.ts';

describe('the address', () => {
  it('is this machine alone unless said otherwise', () => {
    const { host, port, origin, hosts } = readAddress({});
    expect([host, port, origin]).toEqual(['127.0.0.1', 4173, 'http://127.0.0.1:4173']);
    expect([...hosts]).toEqual(['127.0.0.1:4173', 'localhost:4173', '[::1]:4173']);
  });

  it('behind a proxy answers to its public name only', () => {
    const address = readAddress({ PORT: '8080', ORIGIN: 'https://bybalance.fjordby.example' });
    expect(address.origin).toBe('https://bybalance.fjordby.example');
    expect([...address.hosts]).toEqual(['bybalance.fjordby.example']);
  });

  it.each([
    [{ HOST: '0.0.0.0' }, 'ORIGIN is not set'],
    [{ PORT: 'x' }, 'PORT is not a port'],
    [{ PORT: '70000' }, 'PORT is not a port'],
    [{ ORIGIN: 'bybalance.dk' }, 'ORIGIN is not an address'],
    [{ ORIGIN: 'https://bybalance.dk/sti' }, 'ORIGIN is not an address'],
  ])('%o is refused: %s', (env, said) => {
    expect(() => readAddress(env)).toThrow(said);
  });
});
