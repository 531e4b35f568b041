/**
 * The form of an encrypted file: AES-256-GCM in chunks, so that a flipped byte, a missing end, a swapped or moved chunk,
 * another file's content and a wrong key are all noticed before a byte of the chunk is used.
 * Belongs here: bytes in, bytes out. Does not belong: names and places of files.
 *
 * file  = "BYBV" 1 | nonce (12 random bytes) | chunk …        chunk = ciphertext (1 MiB, the last one 0 to 1 MiB) | tag (16)
 * key   = HKDF-SHA256(vault key, salt = nonce, "bybalance vault file 1"): each file has its own
 * chunk i is sealed under nonce XOR i, with additional data = about | 0 | i (4 bytes) | 1 if last, else 0
 * Method: the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015), nonces counted as in TLS 1.3.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const magic = Buffer.from([0x42, 0x59, 0x42, 0x56, 1]);
const nonceBytes = 12;
const tagBytes = 16;
export const chunkBytes = 1024 * 1024;
const headerBytes = magic.length + nonceBytes;

/** The bytes are not what was sealed under this key and purpose. Why is not told: it cannot be known. */
export class SealError extends Error {
  constructor(reason: 'not-sealed' | 'cannot-open') {
    super(reason);
    this.name = 'SealError';
  }
}

function fileKey(key: Uint8Array, nonce: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, nonce, 'bybalance vault file 1', 32));
}

function chunkNonce(nonce: Uint8Array, index: number): Buffer {
  const counted = Buffer.from(nonce);
  counted.writeUInt32BE((counted.readUInt32BE(nonceBytes - 4) ^ index) >>> 0, nonceBytes - 4);
  return counted;
}

function additionalData(about: string, index: number, isLast: boolean): Buffer {
  const place = Buffer.alloc(6);
  place.writeUInt32BE(index, 1);
  place[5] = isLast ? 1 : 0;
  return Buffer.concat([Buffer.from(about), place]);
}

/** Encrypts bytes. `about` says what the file is for and must be the same when it is opened. */
export function seal(bytes: Uint8Array, key: Uint8Array, about: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const derived = fileKey(key, nonce);
  const parts: Buffer[] = [magic, nonce];
  const last = Math.max(0, Math.ceil(bytes.length / chunkBytes) - 1);
  for (let index = 0; index <= last; index++) {
    const cipher = createCipheriv('aes-256-gcm', derived, chunkNonce(nonce, index));
    cipher.setAAD(additionalData(about, index, index === last));
    parts.push(cipher.update(bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes)), cipher.final());
    parts.push(cipher.getAuthTag());
  }
  return Buffer.concat(parts);
}

function openChunk(chunk: Buffer, derived: Uint8Array, nonce: Buffer, aad: Buffer): Buffer {
  if (chunk.length < tagBytes) throw new SealError('cannot-open');
  const decipher = createDecipheriv('aes-256-gcm', derived, nonce, { authTagLength: tagBytes });
  decipher.setAAD(aad);
  decipher.setAuthTag(chunk.subarray(chunk.length - tagBytes));
  const plain = decipher.update(chunk.subarray(0, chunk.length - tagBytes));
  try {
    decipher.final();
  } catch {
    throw new SealError('cannot-open');
  }
  return plain;
}

/** Decrypts what seal made, under the same key and purpose. SealError for anything else; never part of the content. */
export function unseal(sealed: Buffer, key: Uint8Array, about: string): Buffer {
  const isSealed = sealed.length >= headerBytes + tagBytes && sealed.subarray(0, magic.length).equals(magic);
  if (!isSealed) throw new SealError('not-sealed');
  const nonce = sealed.subarray(magic.length, headerBytes);
  const derived = fileKey(key, nonce);
  const body = sealed.subarray(headerBytes);
  const sealedChunk = chunkBytes + tagBytes;
  const last = Math.ceil(body.length / sealedChunk) - 1;
  const parts: Buffer[] = [];
  for (let index = 0; index <= last; index++) {
    const chunk = body.subarray(index * sealedChunk, (index + 1) * sealedChunk);
    parts.push(
      openChunk(chunk, derived, chunkNonce(nonce, index), additionalData(about, index, index === last)),
    );
  }
  return Buffer.concat(parts);
}
