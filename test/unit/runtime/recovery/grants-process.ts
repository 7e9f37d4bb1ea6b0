// A process with a mini-app that puts a grant on record or pays it, and is killed. Its part comes as JSON.
import { FileOperationJournal } from '../../../../lib/api/journal/file/file-operation-journal.js';
import type { AppsInTossModuleOptions } from '../../../../lib/options/apps-in-toss-options.interface.js';
import type { GrantRequest } from '../../../../lib/api/promotion/promotion.interface.js';
import { AppsInTossRuntime } from '../../../../lib/runtime/apps-in-toss.runtime.js';

const { options, path, request, method } = JSON.parse(process.argv[2] ?? '') as {
  options: AppsInTossModuleOptions;
  path: string;
  request: GrantRequest;
  method: 'plan' | 'grant';
};
const { client } = await AppsInTossRuntime.start({ ...options, journal: new FileOperationJournal(path) });
await client.promotion[method](request);
process.send?.('done');
setInterval(() => undefined, 60_000); // until it is killed
