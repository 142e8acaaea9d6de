import {type Outcome, succeed} from '../core/domain/failure.ts';
import type {Invocation} from '../core/domain/invocation.ts';
import type {Location} from '../core/domain/location.ts';
import type {Automation} from '../ports/automation.ts';

/** How many pages of 50 are read of one command: nobody reads more instances. */
const mostPages = 20;

/** The instances of a command; `isComplete` is false where it ran on more than are read. */
export type ReadInvocations = {readonly invocations: readonly Invocation[]; readonly isComplete: boolean};

/** Read every instance that a command ran on, up to a thousand. */
export async function readInvocations(
	automation: Automation,
	where: Location,
	commandId: string,
	pages = mostPages,
): Promise<Outcome<ReadInvocations>> {
	const invocations: Invocation[] = [];
	let nextToken: string | null = null;
	for (let page = 0; page < pages; page++) {
		const read: Awaited<ReturnType<Automation['listInvocations']>> = await automation.listInvocations(
			where,
			commandId,
			nextToken,
		);
		if (!read.ok) {
			return read;
		}

		invocations.push(...read.value.items);
		({nextToken} = read.value);
		if (nextToken === null) {
			break;
		}
	}

	return succeed({invocations, isComplete: nextToken === null});
}
