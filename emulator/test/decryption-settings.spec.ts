import { startEmulator } from 'apps-in-toss-emulator';

it('refuses a decryption key that is not 32 bytes', async () => {
  const decryption = { key: Buffer.alloc(16).toString('base64'), aad: 'TOSS' };
  await expect(startEmulator({ decryption })).rejects.toThrow(/^decryption\.key: /);
});
