import { startEmulator } from 'apps-in-toss-emulator';

describe('the clock', () => {
  it('runs on the given base and moves from there', async () => {
    let base = new Date('2026-01-01T00:00:00Z');
    const { clock, close } = await startEmulator({ now: () => base });
    expect(clock.now()).toEqual(base);
    clock.advance(1000);
    expect(clock.now()).toEqual(new Date('2026-01-01T00:00:01Z'));
    clock.set(new Date('2027-01-01T00:00:00Z'));
    base = new Date('2026-01-01T00:00:05Z');
    expect(clock.now()).toEqual(new Date('2027-01-01T00:00:05Z'));
    await close();
  });

  it('refuses what is no time', async () => {
    const { clock, close } = await startEmulator();
    expect(() => clock.advance(Number.NaN)).toThrow(/^clock\.advance: /);
    expect(() => clock.set(new Date('no date'))).toThrow(/^clock\.set: /);
    await close();
  });
});
