import {
  DOCUMENTED_ADDRESSES,
  holds,
  parseAddresses,
} from '../../../lib/callbacks/verification/caller-address.js';

describe('addresses that Toss calls from', () => {
  const list = parseAddresses('documented')!;

  it('are the 27 of the firewall table', () => {
    expect(DOCUMENTED_ADDRESSES).toHaveLength(6);
    const found: string[] = [];
    for (const network of ['117.52.3', '211.115.96', '106.249.5'])
      for (let last = 0; last < 256; last += 1)
        if (holds(list, `${network}.${last}`)) found.push(`${network}.${last}`);
    expect(found).toHaveLength(27);
    expect(found).toEqual(expect.arrayContaining(['117.52.3.11', '211.115.96.80', '106.249.5.87']));
    expect(found).not.toContain('117.52.3.192');
  });

  it('are recognised as a dual-stack socket writes them', () => {
    expect(holds(list, '::ffff:117.52.3.84')).toBe(true);
    expect(holds(list, '::FFFF:117.52.3.88')).toBe(false);
    expect(holds(parseAddresses(['fe80::/10'])!, 'fe80::1%eth0')).toBe(true);
  });

  it.each([undefined, '', 'unknown', '117.52.3.084', '117.52.3.84, 127.0.0.1'])(
    '%j is none of them',
    (address) => {
      expect(holds(list, address)).toBe(false);
    },
  );

  it.each(['10.0.0.1/33', '10.0.0.1/', '10.0.0.1/8/8', '::/0', '10.0.0.1/-1', 'toss', 1])(
    '%j is no address',
    (each) => {
      expect(parseAddresses([each])).toBeUndefined();
    },
  );
});
