import {printLeaseTag, readLeaseTag} from '../../core/actions/rings/lease-tag.ts';
import type {Run} from '../../core/actions/rings/run.ts';
import {type Failure, type Outcome, succeed} from '../../core/domain/failure.ts';
import {leaseTag, runTag} from '../../core/planning/start-tag.ts';
import type {Claim} from '../../ports/runs.ts';
import {sleep} from '../launch.ts';
import type {RunPorts} from './ports.ts';

/** How long a lease lasts without renewal. */
const leaseMs = 120_000;
/** Two machines that take the same run at the same moment see each other's tag after this time. */
const settleMs = 1000;

export type LeaseOptions = {
	readonly signal: AbortSignal;
	/** Called once where tags can't be written. */
	readonly onUntagged: (failure: Failure) => void;
};

/**
The right to conduct a run. A file in the state folder keeps other processes of this machine out, a tag of the run's latest execution keeps other machines out.

Where tags can't be written or read, only the state folder protects the run.
*/
export class RunLease {
	readonly id: string;
	readonly #ports: RunPorts;
	readonly #options: LeaseOptions;
	#isSettled = false;
	#isTagging = true;
	/** The execution that carries the tag, and when the tag expires. */
	#tagged: {readonly executionId: string; readonly until: number} | null = null;
	readonly #earlier = new Set<string>();

	constructor(ports: RunPorts, options: LeaseOptions) {
		this.#ports = ports;
		this.#options = options;
		this.id = ports.createId();
	}

	/** Take the lease, or renew it: before every act for the run. */
	async keep(run: Run): Promise<Outcome<Claim>> {
		const {runs, clock} = this.#ports;
		const {runId} = run.head;
		const claimed = await runs.claim(runId, this.id, leaseMs, run.events.length);
		if (!claimed.ok || claimed.value.state === 'taken') {
			return claimed;
		}

		for (const earlier of claimed.value.earlier) {
			this.#earlier.add(earlier);
		}

		const latest = findTagged(run);
		if (latest === null || !this.#isTagging) {
			return claimed;
		}

		const {executionId, ring} = latest;
		if (!this.#isSettled) {
			const other = await this.#findOther(run, executionId);
			if (other !== null) {
				await runs.release(runId, this.id);
				return succeed(other);
			}
		}

		if (this.#tagged?.executionId !== executionId || this.#tagged.until - clock.now() < leaseMs / 2) {
			await this.#tag(run, executionId, ring);
		}

		if (!this.#isSettled && this.#isTagging) {
			await sleep(clock, settleMs, this.#options.signal);
			const other = await this.#findOther(run, executionId);
			if (other !== null) {
				await runs.release(runId, this.id);
				return succeed(other);
			}
		}

		this.#isSettled = true;
		return claimed;
	}

	/** A run begun here needs no check for another conductor: nobody else has its ID. */
	begin(): void {
		this.#isSettled = true;
	}

	async release({head}: Run): Promise<void> {
		const {runs, automation} = this.#ports;
		await runs.release(head.runId, this.id);
		if (this.#tagged !== null) {
			await automation.addTags(head.where, this.#tagged.executionId, {[leaseTag]: printLeaseTag(this.id, 0)});
		}
	}

	async #findOther({head}: Run, executionId: string): Promise<Claim | null> {
		const {automation, clock} = this.#ports;
		const tags = await automation.listTags(head.where, executionId);
		const lease = tags.ok ? readLeaseTag(tags.value[leaseTag]) : null;
		const isOther = lease !== null && lease.id !== this.id && !this.#earlier.has(lease.id);
		return isOther && lease.until > clock.now()
			? {
					state: 'taken',
					holder: {...lease, by: 'a rollgrid on another machine', since: null, seen: null, isElsewhere: true},
				}
			: null;
	}

	async #tag({head}: Run, executionId: string, ring: number): Promise<void> {
		const {automation, clock} = this.#ports;
		const until = clock.now() + leaseMs;
		const tagged = await automation.addTags(head.where, executionId, {
			[runTag]: `${head.runId} ${ring + 1}`,
			[leaseTag]: printLeaseTag(this.id, until),
		});
		if (tagged.ok) {
			this.#tagged = {executionId, until};
		} else if (tagged.failure.kind === 'denied' || tagged.failure.kind === 'invalid') {
			this.#isTagging = false;
			this.#options.onUntagged(tagged.failure);
		}
	}
}

/** The latest execution of a run, and its ring. */
function findTagged({rings}: Run): {readonly executionId: string; readonly ring: number} | null {
	const ring = rings.findLastIndex(({attempts}) => attempts.some(({executionIds}) => executionIds.length > 0));
	const executionId = rings[ring]?.attempts.flatMap(({executionIds}) => executionIds).at(-1);
	return executionId === undefined ? null : {executionId, ring};
}
