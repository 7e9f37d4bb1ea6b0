import { HttpModule, HttpService } from '@nestjs/axios';
import { Injectable } from '@nestjs/common';
import { AppsInTossHttpService, AppsInTossModule } from 'nestjs-apps-in-toss';
import { Emulated } from '../helpers/emulated.js';

@Injectable()
class Both {
  constructor(
    readonly plain: HttpService,
    readonly toss: AppsInTossHttpService,
  ) {}
}

describe('beside HttpModule of @nestjs/axios', () => {
  let emulated: Emulated;

  beforeAll(async () => {
    emulated = await Emulated.start();
  });
  afterEach(() => emulated.closeApps());
  afterAll(() => emulated.close());

  it.each([
    ['HttpModule first', false, (toss: never) => [HttpModule, toss]],
    ['HttpModule last', false, (toss: never) => [toss, HttpModule]],
    ['both global, HttpModule first', true, (toss: never) => [HttpModule.register({ global: true }), toss]],
    ['both global, HttpModule last', true, (toss: never) => [toss, HttpModule.register({ global: true })]],
  ])('each is what it says, %s', async (_, isGlobal, imports) => {
    const toss = AppsInTossModule.forRoot({ ...(await emulated.options()), isGlobal });
    const module = await emulated.module(imports(toss as never), [Both]);
    const both = module.get(Both);
    expect(both.plain).toBeInstanceOf(HttpService);
    expect(both.toss).toBeInstanceOf(AppsInTossHttpService);
    expect(both.plain).not.toBeInstanceOf(AppsInTossHttpService);
    expect(both.plain.axiosRef).not.toBe(both.toss.axiosRef);
    expect(both.plain.axiosRef.defaults.baseURL).toBeUndefined();
    const { status } = await both.toss.axiosRef.get('/x', { validateStatus: () => true });
    expect(status).toBe(404);
  });
});
