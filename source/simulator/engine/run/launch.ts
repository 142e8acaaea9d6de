import type {World} from '../../world.ts';
import {watchAlarm} from '../rules/alarms.ts';
import {admit, refuseIfFull} from '../state/account-region.ts';
import type {StartInput} from '../state/api.ts';
import type {Execution, ExecutionKind} from '../state/execution.ts';
import {createExecution, register} from './create-execution.ts';
import type {LaunchSpec} from './launch-spec.ts';
import {setStatus} from './lifecycle.ts';
import {runLocations} from './location-run.ts';
import {runResources} from './resource-run.ts';
import {runRunbook} from './runbook-run.ts';

const runners = {locations: runLocations, resources: runResources, runbook: runRunbook};

/**
Create an execution and let it begin, or wait for room in its account and Region.

@throws AutomationExecutionLimitExceededException where even the queue is full; nothing has been created then.
*/
export function launch(world: World, spec: LaunchSpec): Execution {
	const kind = kindOf(spec.input);
	refuseIfFull(world, spec.accountId, spec.region, kind);
	const execution = createExecution(world, spec, kind);
	register(world, execution);
	admit(world, execution, () => {
		setStatus(world, execution, 'InProgress');
		runners[kind](world, execution, launch);
		watchAlarm(world, execution);
	});
	return execution;
}

function kindOf(input: StartInput): Exclude<ExecutionKind, 'record'> {
	if (input.TargetLocations?.length || input.TargetLocationsURL !== undefined) {
		return 'locations';
	}
	return input.Targets?.length || input.TargetMaps?.length ? 'resources' : 'runbook';
}
