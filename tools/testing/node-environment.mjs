import { TestEnvironment } from 'jest-environment-node';

let isWatched = false;

/**
 * Node as Jest gives it, in a process that ends at once when it has nothing left to do. Taking apart what hundreds of
 * module graphs have left behind takes longer than the half second that Jest gives a worker to go, which it then calls
 * a leak.
 */
export default class NodeEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    if (isWatched) return;
    isWatched = true;
    // The loop is empty by then, and everything is written. The code of the process stays what it is.
    process.once('exit', () => process.exit());
  }
}
