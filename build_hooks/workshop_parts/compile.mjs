// Compiles Python for the worker, by the Python that will run it: `node compile.mjs PACKAGES LIBRARY OUT`.
//
// PACKAGES holds the engine's files as `packed.py` wrote them, LIBRARY is Python's own. Written are the same with code in
// place of sources, and the library with what the engine uses of it.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { loadPyodide } from 'pyodide';

const [packages, library, out] = process.argv.slice(2);
const brought = fileURLToPath(new URL('.', import.meta.resolve('pyodide')));
const python = await loadPyodide({ indexURL: brought, stdLibURL: library });
python.FS.mkdir('/workshop_parts');
for (const name of ['__init__.py', 'compiling.py', 'handed.py', 'packed.py'])
  python.FS.writeFile(`/workshop_parts/${name}`, readFileSync(new URL(name, import.meta.url)));
python.FS.writeFile('/packages', readFileSync(packages));
python.FS.writeFile('/library.zip', readFileSync(library));
try {
  python.runPython('import sys; sys.path.append("/"); from workshop_parts.compiling import compile_all; compile_all()');
} catch (error) {
  // Not the whole of it: node would show the line of Pyodide's at which it was thrown, which is its only one.
  console.error(error.message);
  process.exit(1);
}
for (const name of ['engine', 'library']) writeFileSync(join(out, name), python.FS.readFile(`/${name}`));
