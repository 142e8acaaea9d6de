import type {Operation} from '../operation.ts';
import {getResources} from './get-resources.ts';

export const taggingOperations: readonly Operation[] = [getResources];
