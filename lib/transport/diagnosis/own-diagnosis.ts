import { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import type { Diagnosis } from './diagnosis.interface.js';
import type { FaultSide } from '../fault/fault.interface.js';
import { AppsInTossTransportError } from '../fault/transport.error.js';

const DEPTH = 8;

/** Statuses with which gateways refuse a certificate, each in a page of its own making. */
const GATEWAY_REFUSALS = new Set([400, 401, 403]);

/** Reads a diagnosis off an error of this package, or off the error of this package that caused it. @internal */
export function ownDiagnosis(error: AppsInTossError): Diagnosis {
  const telling = tellingError(error);
  const { code, message: cause, hint, httpStatus = 0 } = telling;
  if (telling instanceof AppsInTossTransportError) {
    const { side, candidates } = telling;
    return { code, side, cause, hint, ...(candidates && { candidates }) };
  }
  // A page without words we know may be about the certificate, or about anything else.
  if (code === 'AIT_API_GATEWAY_HTML' && GATEWAY_REFUSALS.has(httpStatus)) {
    const candidates = [code, 'AIT_CERT_NOT_PRESENTED', 'AIT_CERT_REFUSED'];
    return { code, side: 'ambiguous', cause, hint, candidates };
  }
  return { code, side: sideOf(telling), cause, hint };
}

/** "The outcome is unknown" and "no certificate is usable" are consequences: what caused them is the cause. */
function tellingError(error: AppsInTossError): AppsInTossError {
  let telling = error;
  for (let depth = 0; depth < DEPTH && !(telling instanceof AppsInTossTransportError); depth += 1) {
    const { cause } = telling;
    if (!(cause instanceof AppsInTossError)) break;
    telling = cause;
  }
  return telling;
}

function sideOf({ outcome }: AppsInTossError): FaultSide {
  if (outcome === 'not-sent') return 'local';
  return outcome === 'refused' ? 'they-refused-us' : 'ambiguous';
}
