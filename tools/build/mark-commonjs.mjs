// The packages are "type": "module"; without this mark Node would read the CommonJS half as ESM.
import { writeFile } from 'node:fs/promises';

const [folder] = process.argv.slice(2);
await writeFile(`${folder}/package.json`, `${JSON.stringify({ type: 'commonjs' })}\n`);
