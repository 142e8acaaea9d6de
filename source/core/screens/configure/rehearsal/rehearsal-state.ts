import type {RehearsalResult} from '../../../actions/rehearse/result.ts';
import type {Failure} from '../../../domain/failure.ts';
import type {StartRequest} from '../../../domain/start-request.ts';

/** The rehearsal of the launch that is being configured. */
export type KnownRehearsal = {
	/** Names the request that it plays, as JSON. */
	readonly key: string;
	/** When it began, epoch milliseconds. */
	readonly at: number;
	/** Whether it is played in a copy of the organization, rather than in a world made from what the plan names. */
	readonly isOfOrganization: boolean;
} & (
	| {readonly state: 'running'}
	| {readonly state: 'over'; readonly result: RehearsalResult; readonly notes: readonly string[]}
	| {readonly state: 'failed'; readonly failure: Failure}
);

/** Name the request that a rehearsal plays: as JSON, without the token that is another one each time. */
export function rehearsalKey({ClientToken: _, ...request}: StartRequest): string {
	return JSON.stringify(request);
}
