import type {AccountClient} from '@aws-sdk/client-account';
import type {OrganizationsClient} from '@aws-sdk/client-organizations';
import type {SSMClient} from '@aws-sdk/client-ssm';
import type {STSClient} from '@aws-sdk/client-sts';
import type {Settings} from '../source/simulator/settings.ts';

/** What the cases look at: the simulator, or an account of AWS. */
export type Subject = {
	readonly ssm: SSMClient;
	readonly organizations: OrganizationsClient;
	readonly sts: STSClient;
	readonly account: AccountClient;
	readonly region: string;
	/** Wait so long of the subject's time. */
	readonly wait: (ms: number) => Promise<void>;
	/** The body of the latest answer, as it came. */
	readonly latestBody: () => string;
};

/** What a case has found. `unsettled`: this account has nothing to tell it by. */
export type Finding = {
	readonly fact: 'held' | 'differs' | 'unsettled';
	/** Settings that make the simulator answer like this account. */
	readonly settings?: Partial<Omit<Settings, 'timings'>>;
};

/** One case. Its fact is a line of `docs/facts.md`. */
export type Case = {
	readonly fact: string;
	readonly title: string;
	readonly find: (subject: Subject) => Promise<Finding>;
};

export const held: Finding = {fact: 'held'};
export const differs: Finding = {fact: 'differs'};
export const unsettled: Finding = {fact: 'unsettled'};

export function heldIf(isSo: boolean): Finding {
	return isSo ? held : differs;
}

/** The code and text with which a call is refused; `undefined` where it is granted. */
export async function refusal(
	call: Promise<unknown>,
): Promise<{readonly code: string; readonly text: string} | undefined> {
	try {
		await call;
		return undefined;
	} catch (error) {
		const {name, message} = error as Error;
		return {code: name, text: message};
	}
}

/** Whether the account may not do what a case needs: that settles nothing. */
export function isDenied(refused: {readonly code: string} | undefined): boolean {
	return refused !== undefined && /AccessDenied|UnrecognizedClient|NotInUse/.test(refused.code);
}
