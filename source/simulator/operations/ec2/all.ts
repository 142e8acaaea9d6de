import type {Operation} from '../operation.ts';
import {describeInstances} from './describe-instances.ts';
import {describeRegions} from './describe-regions.ts';

export const ec2Operations: readonly Operation[] = [describeInstances, describeRegions];
