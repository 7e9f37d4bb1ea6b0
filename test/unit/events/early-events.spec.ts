import { CertificateEventHandlers } from '../../../lib/events/certificate-event-handlers.js';
import { EventDelivery } from '../../../lib/events/event-delivery.js';
import type { CertificateLog } from '../../../lib/events/certificate-log.js';
import type { CertificateEvent } from '../../../lib/certificate/events/certificate-event.interface.js';

describe('events of an application that has not begun', () => {
  it('wait for the handlers, the latest hundred of them', async () => {
    const log = {} as CertificateLog;
    const handlers = new CertificateEventHandlers(log, new EventDelivery(log));
    const event = (serial: number) => ({ type: 'loaded', certificate: { serialNumber: String(serial) } });
    for (let serial = 1; serial <= 150; serial += 1)
      handlers.tell(event(serial) as unknown as CertificateEvent);
    const told: string[] = [];
    const handle = ({ certificate }: CertificateEvent): void => void told.push(certificate!.serialNumber);
    handlers.attach([{ label: 'Test.handle', types: ['loaded'], handle }]);
    await new Promise(setImmediate);
    expect(told).toHaveLength(100);
    expect([told[0], told.at(-1)]).toEqual(['51', '150']);
  });
});
