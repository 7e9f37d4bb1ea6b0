import { useEmulator } from '../helpers/setup.js';
import { fuzz } from './fuzz.js';

describe('requests made up from openapi.yaml, a slice', () => {
  const app = useEmulator();

  it('get no HTTP 500 and no answer off its schema', async () => {
    const { faults, outcomes } = await fuzz(app, 400, 20_261_124);
    expect(faults).toEqual([]);
    expect([...outcomes.keys()].filter((outcome) => outcome.endsWith('SUCCESS')).length).toBeGreaterThan(10);
  });
});
