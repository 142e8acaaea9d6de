import {reduce} from '../core/console/reduce.ts';
import {house} from '../core/screens/rooms.ts';
import type {Machine} from '../runtime/start.ts';

/** The console's rules, combined: loaded with its first frame, or when something is watched in lines. */
export const machine: Machine = {house, reduce};
