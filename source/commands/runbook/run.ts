/* The code of `runbook`, as one part of the bundle. */
export {checkRunbookFile} from './check.ts';
export {diffRunbook} from './diff.ts';
export {publishRunbook} from './publish.ts';
