import { jest } from '@jest/globals';
import type { CertificateEvent } from '../../../lib/certificate/events/certificate-event.interface.js';
import type { CertificateLog } from '../../../lib/events/certificate-log.js';
import { EventDelivery } from '../../../lib/events/event-delivery.js';

const notice = (stage: number, type = 'expiring'): CertificateEvent =>
  ({ type, stage, certificate: { fingerprint256: 'AA' } }) as unknown as CertificateEvent;

describe('the delivery of an event to a function of the user', () => {
  let failures: number;
  let told: unknown[];
  let broken: boolean;
  let delivery: EventDelivery;
  const handle = ({ stage }: CertificateEvent): void => {
    told.push(stage);
    if (broken) throw new Error('pager is away');
  };
  beforeEach(() => {
    jest.useFakeTimers();
    [failures, told, broken] = [0, [], true];
    delivery = new EventDelivery({ failed: () => (failures += 1) } as unknown as CertificateLog);
  });
  afterEach(() => {
    delivery.stop();
    jest.useRealTimers();
  });

  it('is made again until it succeeds, with longer and longer pauses', async () => {
    await delivery.deliver('onExpiry', notice(30), handle);
    expect(told).toEqual([30]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([30, 30]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(told).toHaveLength(2);
    broken = false;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(told).toHaveLength(3);
    await jest.advanceTimersByTimeAsync(86_400_000);
    expect(told).toHaveLength(3);
    expect(failures).toBe(2);
  });

  it('gives way to the next notice about the same certificate', async () => {
    await delivery.deliver('onExpiry', notice(30), handle);
    broken = false;
    await delivery.deliver('onExpiry', notice(7), handle);
    await jest.advanceTimersByTimeAsync(86_400_000);
    expect(told).toEqual([30, 7]);
  });

  it('is made once where it is no notice, and not after the end', async () => {
    await delivery.deliver('x', notice(0, 'activated'), handle);
    await delivery.deliver('y', notice(1), handle);
    delivery.stop();
    await jest.advanceTimersByTimeAsync(86_400_000);
    expect(told).toEqual([0, 1]);
  });
});
