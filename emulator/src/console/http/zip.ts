import { crc32 } from 'node:zlib';

/** A file of an archive. @internal */
export interface ZipEntry {
  readonly name: string;
  readonly text: string;
}

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endRecord = 0x06054b50;
const version = 20;
/** Names are UTF-8. */
const flags = 0x0800;
/** Made on Unix, so that the mode below counts. */
const madeBy = (3 << 8) | version;
/** An ordinary file that only its owner may read: one of them is a key. */
const attributes = (0o100600 << 16) >>> 0;

/** A zip without compression: two small files are not worth a library. @internal */
export function zip(entries: readonly ZipEntry[], at: Date): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text } of entries) {
    const label = Buffer.from(name);
    const data = Buffer.from(text);
    const common = commonFields(label, data, at);
    const local = Buffer.concat([u32(localHeader), u16(version), common, label, data]);
    const rest = Buffer.concat([u16(0), u16(0), u16(0), u32(attributes), u32(offset)]);
    directory.push(Buffer.concat([u32(centralHeader), u16(madeBy), u16(version), common, rest, label]));
    files.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const counts = [u16(0), u16(0), u16(entries.length), u16(entries.length)];
  const end = Buffer.concat([u32(endRecord), ...counts, u32(central.length), u32(offset), u16(0)]);
  return Buffer.concat([...files, central, end]);
}

/** Flags to the length of the extra field: the same in both headers. */
function commonFields(label: Buffer, data: Buffer, at: Date): Buffer {
  const time = (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1);
  const date = ((Math.max(at.getFullYear(), 1980) - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate();
  return Buffer.concat([
    ...[flags, 0, time, date & 0xffff].map(u16),
    ...[crc32(data), data.length, data.length].map(u32),
    ...[label.length, 0].map(u16),
  ]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
