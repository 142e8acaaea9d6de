import {afterEach} from 'vitest';
import {closeAll} from './at-end.ts';

/* Runs for every test file, also where several share a process. */

afterEach(closeAll);
