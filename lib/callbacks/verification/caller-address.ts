import { BlockList, isIP } from 'node:net';

/** From where Toss calls, as published (firewall table, inbound); the blocks are .80 to .87. @internal */
export const DOCUMENTED_ADDRESSES: readonly string[] = [
  '117.52.3.11',
  '117.52.3.80/29',
  '211.115.96.11',
  '211.115.96.80/29',
  '106.249.5.11',
  '106.249.5.80/29',
];

/** @returns undefined for what is no list of addresses @internal */
export function parseAddresses(option: unknown): BlockList | undefined {
  const addresses: unknown = option === 'documented' ? DOCUMENTED_ADDRESSES : option;
  if (!Array.isArray(addresses) || addresses.length === 0) return undefined;
  const list = new BlockList();
  return addresses.every((each) => typeof each === 'string' && add(list, each)) ? list : undefined;
}

function add(list: BlockList, text: string): boolean {
  const [address = '', bits, ...rest] = text.trim().split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  if (bits === undefined) {
    list.addAddress(address, family);
    return true;
  }
  const size = /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
  // Every address is a mistake, not a list: leaving the option out says so better.
  if (size < 1 || size > (version === 4 ? 32 : 128)) return false;
  list.addSubnet(address, size, family);
  return true;
}

/** Whether the list holds an address, which a dual-stack socket writes as `::ffff:117.52.3.11`. @internal */
export function holds(list: BlockList, address: string | undefined): boolean {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '') ?? '';
  const version = isIP(plain);
  return version !== 0 && list.check(plain, version === 4 ? 'ipv4' : 'ipv6');
}
