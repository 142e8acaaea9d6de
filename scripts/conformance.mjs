// `npm run conformance` checks the facts of docs/facts.md; `-- --help` says what else it can do.
import process from 'node:process';

const {run} = await import('../conformance/run.ts');
process.exitCode = await run(process.argv.slice(2));
