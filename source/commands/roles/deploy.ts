import {countStep, describeStep, planSet, type SetPlan} from '../../core/actions/roles/deployment.ts';
import type {Location} from '../../core/domain/location.ts';
import {printOperation} from '../../core/domain/operation-id.ts';
import {printJson, toPrintableLine} from '../../core/status/printable.ts';
import type {ChangeJournal} from '../../ports/change-journal.ts';
import {followOperation} from '../../runtime/roles/follow-operation.ts';
import {sendStep, settleChanges} from '../../runtime/roles/send-step.ts';
import {confirmCount, exitStatus, refuseReadOnly, tellFailure} from '../services.ts';
import {jsonRolesReporter, plainRolesReporter} from './operation-reporters.ts';
import {prepareOrganization} from './prepare-organization.ts';
import {type Deployment, type DeploymentOptions, type DeploymentServices, readDeployment} from './read-deployment.ts';
import {tellStatus} from './tell-status.ts';

export type DeployServices = DeploymentServices & {readonly changes: ChangeJournal};

export type DeployOptions = DeploymentOptions & {
	readonly isYes: boolean;
	readonly isDryRun: boolean;
	/** Only report the state of the deployment. */
	readonly isStatus: boolean;
	readonly isJson: boolean;
	readonly enablesTrustedAccess: boolean;
	readonly administrator: string | undefined;
};

/**
Deploy the target accounts' roles with StackSets: shows the plan, asks, deploys, and follows it to its end. Whatever is already right stays untouched.

@returns 0 where every account has the roles, 1 where some refused, 2 where nothing was done, 3 where AWS refused.
*/
export async function deployRoles(services: DeployServices, options: DeployOptions): Promise<number> {
	const isReading = options.isDryRun || options.isStatus;
	const refused = isReading ? null : refuseReadOnly(services, 'no role was deployed');
	if (refused !== null) {
		return refused;
	}

	const located = await services.locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const {central} = located.value;
	const prepared = await prepareOrganization(services, central, options);
	if ('status' in prepared) {
		return prepared.status;
	}

	const deployment = await readDeployment(services, central, prepared.standing, options);
	if (!deployment.ok) {
		return tellFailure(services, deployment.failure);
	}

	if (options.isStatus) {
		return tellStatus(services, deployment.value, options.isJson);
	}

	if (!options.isDryRun) {
		const caughtUp = await catchUp(services, deployment.value, options);
		if (caughtUp !== null) {
			return caughtUp;
		}
	}

	return planAndRun(services, deployment.value, options);
}

async function planAndRun(services: DeployServices, deployment: Deployment, options: DeployOptions): Promise<number> {
	const {central, as, targets, sets} = deployment;
	const plans: SetPlan[] = [];
	for (const set of sets) {
		const found = await services.stackSets.readSet(set.name, as);
		if (!found.ok) {
			return tellFailure(services, found.failure);
		}

		plans.push(planSet(set, found.value, targets));
	}

	const conflicts = plans.flatMap(({conflict}) => conflict ?? []);
	if (conflicts.length > 0) {
		for (const conflict of conflicts) {
			services.tell(`× ${conflict}.`);
		}

		return exitStatus.wrongUsage;
	}

	const steps = plans.flatMap(plan => plan.steps);
	tellPlan(services, plans, central, options);
	if (steps.length === 0 || options.isDryRun) {
		return exitStatus.done;
	}

	const count = Math.max(...steps.map(countStep), 1);
	const isWanted = options.isYes || (await confirmCount(services, 'Deploy?', count));
	if (!isWanted) {
		services.tell('Nothing was deployed. --yes does it without asking.');
		return exitStatus.wrongUsage;
	}

	let status: number = exitStatus.done;
	for (const plan of plans) {
		status = Math.max(status, await runPlan(services, plan, deployment, options));
		if (status > exitStatus.notAllSucceeded) {
			return status;
		}
	}

	return status;
}

async function runPlan(
	services: DeployServices,
	{set, steps}: SetPlan,
	{central, as, targets}: Deployment,
	options: DeployOptions,
): Promise<number> {
	let status: number = exitStatus.done;
	for (const step of steps) {
		const sent = await sendStep(services, step, {central, as, targets});
		if (!sent.ok) {
			return tellFailure(services, sent.failure);
		}

		if (sent.value !== null) {
			status = Math.max(status, await follow(services, {name: set.name, as, operationId: sent.value}, options));
		}

		if (status > exitStatus.notAllSucceeded) {
			return status;
		}
	}

	return status;
}

/** Before anything is planned, operations that an earlier run left open are settled, and running ones followed to their end. */
async function catchUp(
	services: DeployServices,
	deployment: Deployment,
	options: DeployOptions,
): Promise<number | null> {
	const {central, as, sets} = deployment;
	const names = sets.map(({name}) => name);
	const settled = await settleChanges(services, central, as, names);
	if (!settled.ok) {
		return tellFailure(services, settled.failure);
	}

	for (const name of names) {
		const found = await services.stackSets.readSet(name, as);
		if (!found.ok) {
			return tellFailure(services, found.failure);
		}

		const running = found.value?.running ?? null;
		if (running !== null) {
			services.tell(`An operation of the stack set ${name} is under way: it is followed first.`);
			const status = await follow(services, {name, as, operationId: running}, options);
			if (status > exitStatus.notAllSucceeded) {
				return status;
			}
		}
	}

	return null;
}

async function follow(
	services: DeployServices,
	call: Parameters<typeof followOperation>[1],
	{isJson}: DeployOptions,
): Promise<number> {
	const reporter = isJson ? jsonRolesReporter(services, call.name) : plainRolesReporter(services, call.name);
	const operation = printOperation({stackSet: call.name, operationId: call.operationId});
	services.tell(`On the matrix: ${services.commandLine('watch')} ${operation}`);
	let isInterrupted = false;
	const interrupted = services.interrupted.then(() => {
		isInterrupted = true;
		return null;
	});
	const {pace} = services.options;
	const followed = await Promise.race([
		followOperation(services, call, reporter, {intervalMs: pace.baseMs, isStopped: () => isInterrupted}),
		interrupted,
	]);
	if (followed === null) {
		services.tell('The deployment goes on in AWS. To see what became of it: rollgrid roles deploy --status');
		return exitStatus.interrupted;
	}

	if (!followed.ok) {
		return tellFailure(services, followed.failure);
	}

	reporter.result(followed.value);
	const isWhole = followed.value.results.every(({status}) => status === 'Success');
	return isWhole && followed.value.operation.status === 'SUCCEEDED' ? exitStatus.done : exitStatus.notAllSucceeded;
}

function tellPlan(
	{print, tell}: DeployServices,
	plans: readonly SetPlan[],
	{accountId, region}: Location,
	{isJson, isDryRun}: DeployOptions,
): void {
	if (isJson && isDryRun) {
		print(
			printJson({
				centralAccount: accountId,
				region,
				sets: plans.map(({set, steps, current}) => ({
					stackSet: set.name,
					parameters: set.parameters,
					current,
					steps: steps.map(step => ({
						type: step.type,
						locations: step.type === 'create-instances' ? step.count : null,
						accounts: step.type === 'create-instances' ? step.accountIds : null,
						differences: step.type === 'update-set' ? step.differences : null,
					})),
				})),
			}),
		);
		return;
	}

	const say = isDryRun ? print : tell;
	for (const {set, steps, current} of plans) {
		if (current > 0 || steps.length === 0) {
			say(`${set.name}: ${current} ${current === 1 ? 'account has' : 'accounts have'} it as it should be`);
		}

		for (const step of steps) {
			say(toPrintableLine(describeStep(step, region)));
		}
	}

	if (isDryRun) {
		tell('Nothing was deployed: --dry-run.');
	}
}
