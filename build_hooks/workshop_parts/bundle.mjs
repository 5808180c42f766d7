// Bundles scripts and styles: `node bundle.mjs` with what esbuild is asked as JSON on standard input. Writes the names of
// the packages of which anything is in the bundle.

import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

const HOW = { bundle: true, minify: true, format: 'esm', target: 'es2022', legalComments: 'none', logLevel: 'error' };
const { metafile } = await build({ ...HOW, ...JSON.parse(readFileSync(0, 'utf8')), metafile: true });
const found = Object.keys(metafile.inputs).flatMap(
  (path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? [],
);
console.log(JSON.stringify([...new Set(found)]));
