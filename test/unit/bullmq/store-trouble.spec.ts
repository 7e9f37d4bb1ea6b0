import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import { StoreTrouble } from '../../../lib/bullmq/store-trouble.js';

describe('trouble with the store of the jobs', () => {
  afterEach(() => jest.restoreAllMocks());

  it('is told once for each outage', () => {
    const told = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const clock = jest.spyOn(performance, 'now');
    const trouble = new StoreTrouble('shop');
    for (const second of [0, 5, 64, 123, 183]) {
      clock.mockReturnValue(second * 1_000);
      trouble.tell(new Error(`connect ECONNREFUSED ${second}`));
    }
    expect(told.mock.calls.map(([message]) => String(message))).toEqual([
      expect.stringContaining('ECONNREFUSED 0'),
      expect.stringContaining('ECONNREFUSED 183'),
    ]);
    expect(told.mock.calls[0]?.[0]).toMatch(/[가-힣]/);
  });
});
