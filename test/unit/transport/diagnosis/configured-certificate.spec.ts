import axios from 'axios';
import { Agent } from 'node:https';
import { diagnose } from '../../../../lib/transport/diagnosis/diagnose.js';
import { answer, failureOf, MtlsLab } from '../../../helpers/mtls-lab.js';
import { type IssueOptions } from '../../../helpers/pki.js';

const DAY_MS = 86_400_000;
const PAST: IssueOptions = { validFrom: new Date(Date.now() - 3 * DAY_MS), days: 1 };

describe('axios as everybody has it: its agent tells what was presented', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  async function errorWith(options: IssueOptions | undefined): Promise<unknown> {
    // Node's server names a missing certificate under TLS 1.3, and cuts the handshake for the others under 1.2.
    const version = options ? 'TLSv1.2' : 'TLSv1.3';
    const server = await lab.https((_, response) => answer(response), { version });
    const issued = options && (await lab.authority.issue(options));
    const httpsAgent = new Agent({
      ca: lab.authority.pem,
      ...(issued && { cert: issued.chain, key: issued.key }),
    });
    lab.onClose(() => httpsAgent.destroy());
    return failureOf(axios.post(server.origin, 'x', { httpsAgent, proxy: false }));
  }

  it.each<[string, IssueOptions | undefined, string]>([
    ['none', undefined, 'AIT_CERT_NOT_PRESENTED'],
    ['expired', PAST, 'AIT_CERT_EXPIRED'],
    ['not yet valid', { validFrom: new Date(Date.now() + DAY_MS) }, 'AIT_CERT_NOT_YET_VALID'],
    ['of a server', { eku: 'serverAuth' }, 'AIT_CERT_REFUSED_PURPOSE'],
  ])('%s', async (_, options, code) => {
    const found = diagnose(await errorWith(options));
    expect(found).toMatchObject({ code, side: 'they-refused-us' });
    expect(found.candidates).toBeUndefined();
  });
});
