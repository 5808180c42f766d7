/** What the worker's bundle takes from Pyodide beside its own types. */

declare module 'pyodide/pyodide.asm.mjs' {
  const begin: NonNullable<NonNullable<Parameters<typeof import('pyodide').loadPyodide>[0]>['createPyodideModule']>;
  export default begin;
}
