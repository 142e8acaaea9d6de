import {isSecretName} from '../../core/domain/secrets.ts';

/** Members whose names look secret and whose values aren't: they are needed to find a start again, or a page. */
const harmless = new Set(['ClientToken', 'NextToken']);

/** A copy in which the values of members whose names look secret are masked, and the signature of a presigned address left out. */
export function maskSecrets(value: unknown, name = ''): unknown {
	if (isSecretName(name) && !harmless.has(name)) {
		return Array.isArray(value) ? value.map(() => '***') : '***';
	}

	if (name === 'TargetLocationsURL' && typeof value === 'string') {
		return value.replace(/\?.*$/s, '?***');
	}

	if (Array.isArray(value)) {
		return value.map(element => maskSecrets(element, name));
	}

	return typeof value === 'object' && value !== null
		? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, maskSecrets(member, key)]))
		: value;
}
