// An ESM application on the built package. Arguments: a tool, and which of the two is imported first.
import { runWith } from './run-with.cjs';

const ours = () => import('../../../dist/esm/index.js');
const nest = () => import('@nestjs/core');
const tool = (specifier) => import(specifier);
await runWith({ ours, nest, tool });
