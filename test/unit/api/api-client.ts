import { AppsInTossClient, type AppsInTossClientOptions } from '../../../lib/api/apps-in-toss-client.js';
import { AppsInTossError } from '../../../lib/foundation/apps-in-toss.error.js';
import { ScriptedTransport, type Step } from './scripted-transport.js';

export interface Scripted {
  readonly client: AppsInTossClient;
  readonly transport: ScriptedTransport;
}

/** A client over a script. `random` is 0, so that the back-off takes no time. */
export function scripted(steps: Step[], options: Partial<AppsInTossClientOptions> = {}): Scripted {
  const transport = new ScriptedTransport(...steps);
  const client = new AppsInTossClient({
    transport,
    apiBaseUrl: 'https://api.example.test',
    payBaseUrl: 'https://pay.example.test',
    deadline: 10_000,
    retries: 2,
    random: () => 0,
    ...options,
  });
  return { client, transport };
}

/** The error a call ends with. */
export async function errorOf(call: Promise<unknown>): Promise<AppsInTossError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppsInTossError))
    throw new Error('the call did not end with an AppsInTossError', { cause: error });
  return error;
}

export const TOKENS = {
  tokenType: 'Bearer',
  accessToken: 'access-token-1',
  refreshToken: 'refresh-token-2',
  expiresIn: '3599',
  scope: 'user_key user_name',
};

export const PROFILE = {
  userKey: 307515147,
  scope: 'user_key,user_name',
  agreedTerms: ['terms_1'],
  name: null,
  phone: null,
  birthday: null,
  ci: null,
  gender: null,
  nationality: null,
  email: null,
  di: null,
};
