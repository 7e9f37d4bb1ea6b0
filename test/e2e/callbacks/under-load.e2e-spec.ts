import { jest } from '@jest/globals';
import { Injectable, Logger } from '@nestjs/common';
import { OnTossUnlink, type UnlinkEvent } from 'nestjs-apps-in-toss';
import { base64, CallbacksApp, PLATFORMS, UNLINK } from '../../helpers/callbacks-app.js';

const CALLS = 200;
const AT_ONCE = 20;

/** Ends nothing before many have begun, and refuses one in five. */
@Injectable()
class SlowListener {
  readonly unlinks: UnlinkEvent[] = [];
  most = 0;
  #atOnce = 0;
  #open: () => void = () => undefined;
  readonly #many = new Promise<void>((resolve) => (this.#open = resolve));

  @OnTossUnlink()
  async unlinked(event: UnlinkEvent): Promise<void> {
    this.#atOnce += 1;
    this.most = Math.max(this.most, this.#atOnce);
    if (this.#atOnce === AT_ONCE) this.#open();
    await this.#many;
    this.#atOnce -= 1;
    this.unlinks.push(event);
    if (event.userKey % 5 === 0) throw new Error('the database is away');
  }
}

describe.each(PLATFORMS)('hundreds of calls at once, on %s', (platform) => {
  let app: CallbacksApp;

  beforeAll(async () => {
    for (const level of ['warn', 'error'] as const)
      jest.spyOn(Logger.prototype, level).mockImplementation(() => undefined);
    app = await CallbacksApp.start({ unlink: UNLINK }, { platform, providers: [SlowListener] });
  });
  afterAll(async () => {
    await app.close();
    jest.restoreAllMocks();
  });

  it('each is handled once, and answered by what became of it', async () => {
    const authorization = `Basic ${base64(UNLINK.credential)}`;
    const answers = await Promise.all(
      Array.from({ length: CALLS }, (_, userKey) =>
        // One in seven is nobody's.
        app.call(`${UNLINK.path}?userKey=${userKey + 1}&referrer=UNLINK`, {
          method: 'GET',
          authorization: userKey % 7 === 0 ? 'Basic bm9ib2R5' : authorization,
        }),
      ),
    );
    const expected = Array.from({ length: CALLS }, (_, userKey) =>
      userKey % 7 === 0 ? 401 : (userKey + 1) % 5 === 0 ? 500 : 200,
    );
    expect(answers.map(({ status }) => status)).toEqual(expected);
    const listener = app.app.get(SlowListener);
    const people = listener.unlinks.map(({ userKey }) => userKey).sort((a, b) => a - b);
    expect(people).toEqual(expected.flatMap((status, n) => (status === 401 ? [] : [n + 1])));
    expect(listener.most).toBeGreaterThanOrEqual(AT_ONCE);
  });
});
