import { startEmulator } from 'apps-in-toss-emulator';
import { agentOf, call } from './helpers/call.js';

describe('TLS versions', () => {
  it.each([
    [{ minVersion: 'TLSv1.3' }, 'TLSv1.2'],
    [{ maxVersion: 'TLSv1.2' }, 'TLSv1.3'],
  ] as const)('with %j a client of %s is refused', async (options, version) => {
    const emulator = await startEmulator(options);
    const pair = await emulator.issueCertificate('my-app', { keyType: 'ec' });
    const agent = agentOf(emulator, pair, { minVersion: version, maxVersion: version });
    await expect(call(emulator, agent, 'GET', '/')).rejects.toThrow(/alert number 70|protocol version/i);
    await emulator.close();
  });

  it('refuses a minimum above the maximum', async () => {
    const options = { minVersion: 'TLSv1.3', maxVersion: 'TLSv1.2' } as const;
    await expect(startEmulator(options)).rejects.toThrow(/^minVersion: /);
  });
});
