import {modelOf, type RoleStep, type RoleTargets} from '../../core/actions/roles/deployment.ts';
import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import type {ChangeJournal} from '../../ports/change-journal.ts';
import type {Clock} from '../../ports/clock.ts';
import type {CallAs, StackSets} from '../../ports/stack-sets.ts';

export type StepServices = {
	readonly stackSets: StackSets;
	readonly changes: ChangeJournal;
	readonly clock: Clock;
	readonly createId: () => string;
};

export type StepContext = {readonly central: Location; readonly as: CallAs; readonly targets: RoleTargets};

/**
Send one step of a deployment. The journal has it, on disk, before it is sent.

A lost response is no reason to send it under another ID: rollgrid looks for what was sent, and sends it once more under the same one.

@returns The operation to follow; `null` where the step starts none.
*/
export async function sendStep(
	services: StepServices,
	step: RoleStep,
	{central, as, targets}: StepContext,
): Promise<Outcome<string | null>> {
	const {changes, clock, createId} = services;
	const id = createId();
	const {name} = step.set;
	const written = await changes.write({id, where: central, subject: name, step: step.type, writtenAt: clock.now()});
	if (!written.ok) {
		return written;
	}

	const sent = await send(services, step, {id, as, targets});
	if (!sent.ok) {
		if (sent.failure.kind !== 'unreachable' && sent.failure.kind !== 'service') {
			await changes.settle(id, 'refused', sent.failure.because ?? sent.failure.what);
		}

		return fail(sent.failure);
	}

	const settled = await changes.settle(id, 'done', null);
	return settled.ok ? succeed(step.type === 'create-set' ? null : id) : settled;
}

async function send(
	{stackSets}: StepServices,
	step: RoleStep,
	{id, as, targets}: {readonly id: string; readonly as: CallAs; readonly targets: RoleTargets},
): Promise<Outcome<void>> {
	const {set} = step;
	const call = {name: set.name, as, operationId: id};
	const attempt = (): Promise<Outcome<void>> => {
		switch (step.type) {
			case 'create-set':
				return stackSets.createSet(set, as, modelOf(targets), id);
			case 'update-set':
				return stackSets.updateSet(set, call);
			case 'create-instances':
				return stackSets.createInstances(call, {
					model: modelOf(targets),
					unitIds: targets.kind === 'units' ? targets.unitIds : [],
					accountIds: step.accountIds ?? (targets.kind === 'accounts' ? targets.accountIds : null),
				});
		}
	};
	const first = await attempt();
	const isUnsure = !first.ok && (first.failure.kind === 'unreachable' || first.failure.kind === 'service');
	return isUnsure ? attempt() : first;
}

/** Settle the open entries of earlier runs in the journal, by what AWS knows about them. @returns The operations that are running. */
export async function settleChanges(
	{stackSets, changes}: StepServices,
	central: Location,
	as: CallAs,
	names: readonly string[],
): Promise<Outcome<void>> {
	const read = await changes.read();
	if (!read.ok) {
		return read;
	}

	const open = read.value.filter(
		({state, where, subject}) =>
			state === 'open' &&
			where.accountId === central.accountId &&
			where.region === central.region &&
			names.includes(subject),
	);
	for (const {id, subject, step} of open) {
		const found =
			step === 'create-set'
				? await stackSets.readSet(subject, as)
				: await stackSets.readOperation({name: subject, as, operationId: id});
		if (!found.ok) {
			return found;
		}

		const because = found.value === null ? 'it never reached AWS' : null;
		const settled = await changes.settle(id, found.value === null ? 'refused' : 'done', because);
		if (!settled.ok) {
			return settled;
		}
	}

	return succeed(undefined);
}
