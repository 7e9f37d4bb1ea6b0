import type { Script, ScriptMoment } from 'apps-in-toss-emulator';
import { SPEED } from './virtual-time.js';

export type Fault = (typeof FAULTS)[number];
export const FAULTS = [
  'none',
  'cut-before-reading',
  'cut-before',
  'cut-after',
  'half',
  'page-before',
  'page-after',
  'envelope-before',
  'envelope-after',
  'internal-before',
  'internal-after',
  'strange-before',
  'strange-after',
  'refused',
  'late',
  'stalled',
  'stalled-body',
  'inner-after',
  'limited',
  'closed-behind',
] as const;

export const MOMENTS: readonly ScriptMoment[] = ['arrived', 'read', 'processed', 'answered'];

export function inject(script: Script, fault: Fault, deadline: number): void {
  const processed = fault.endsWith('-after');
  switch (fault) {
    case 'none':
      return;
    case 'cut-before-reading':
      return void script.destroyBeforeReading();
    case 'cut-before':
      return void script.destroyBeforeProcessing();
    case 'cut-after':
      return void script.destroyAfterProcessing();
    case 'half':
      return void script.truncateBody();
    case 'page-before':
    case 'page-after':
      return void script.gatewayPage(502, { processed });
    case 'envelope-before':
    case 'envelope-after':
      return void script.envelope('HTTP_TIMEOUT', { processed });
    case 'internal-before':
    case 'internal-after':
      return void script.fail('INTERNAL_ERROR', { processed });
    case 'strange-before':
    case 'strange-after':
      return void script.fail('SOMETHING_NEW', { processed });
    case 'refused':
      return void script.fail('INVALID_PARAMETER');
    case 'late':
      // Within the quiet period, which is what the platform's own timeouts allow.
      return void script.processAfter(3_000 / SPEED).gatewayPage(504);
    case 'stalled':
      // With a long deadline it would be waited out in real time.
      return void (deadline < 1_000 ? script.stallHead() : script.delay(20).destroyAfterProcessing());
    case 'stalled-body':
      return void (deadline < 1_000 ? script.stallBody() : script.delay(20).truncateBody());
    case 'inner-after':
      return void script.innerError('SOMETHING_NEW', { processed });
    case 'limited':
      return void script.fail('4095', { data: { retryAfterSeconds: 3_600 } });
    case 'closed-behind':
      return void script.closeAfterAnswer();
  }
}
