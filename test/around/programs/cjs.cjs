// The same application in CommonJS.
const { runWith } = require('./run-with.cjs');

const ours = async () => require('../../../dist/cjs/index.js');
const nest = async () => require('@nestjs/core');
const tool = async (specifier) => require(specifier);
void runWith({ ours, nest, tool });
