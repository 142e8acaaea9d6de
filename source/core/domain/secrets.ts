import type {StartRequest} from './start-request.ts';

const secretName = /password|passwd|secret|token$|api_?key|private_?key|credential/i;

/** Whether a parameter of this name most likely holds a secret, which is never written to disk. */
export function isSecretName(name: string): boolean {
	return secretName.test(name);
}

/**
A request as it may lie on disk: without the values of parameters whose names look secret, and without the signature of a presigned address, which is a credential too.

@returns `isWhole` is false where something was left out: such a request can't be sent again from what was written.
*/
export function withoutSecrets(request: StartRequest): {readonly request: StartRequest; readonly isWhole: boolean} {
	const {Parameters, TargetLocationsURL} = request;
	const names = Object.keys(Parameters ?? {}).filter(isSecretName);
	const isSigned = TargetLocationsURL?.includes('?') ?? false;
	if (names.length === 0 && !isSigned) {
		return {request, isWhole: true};
	}

	return {
		isWhole: false,
		request: {
			...request,
			...(Parameters && {Parameters: {...Parameters, ...Object.fromEntries(names.map(name => [name, ['***']]))}}),
			...(TargetLocationsURL !== undefined && {TargetLocationsURL: TargetLocationsURL.replace(/\?.*$/s, '')}),
		},
	};
}
