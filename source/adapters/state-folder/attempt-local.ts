import {type Failure, fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import {UnsafeError} from './private-file.ts';

/**
Read or write files of the state folder, and report what the system throws as a `local` failure.

@param what - What couldn't be done where it fails: `Couldn't read the records in ~/.local/state/rollgrid`.
@param stakes - What depends on it, as a sentence: `Nothing else depends on them.`; `null` says nothing about it.
*/
export async function attemptLocal<T>(
	what: string,
	stakes: string | null,
	run: () => T | Promise<T>,
): Promise<Outcome<T>> {
	try {
		return succeed(await run());
	} catch (error) {
		const way =
			error instanceof UnsafeError
				? `\`${error.next}\` mends that, if what is in it is yours.`
				: 'ROLLGRID_STATE_DIR names another folder.';
		return fail({kind: 'local', what, ...explain(error), next: stakes === null ? way : `${stakes} ${way}`});
	}
}

/** Explain an error of the system: its code, and the reason without that code, since both are printed. */
export function explain(error: unknown): Pick<Failure, 'code' | 'because'> {
	const {code, message} = error as NodeJS.ErrnoException;
	return {code, because: message.startsWith(`${code}: `) ? message.slice(`${code}: `.length) : message};
}
