const secretName = /password|passwd|secret|token$|api_?key|private_?key|credential/i;

/** A copy in which the values of members whose names look secret are masked. The client token isn't one: it is needed to find a start again. */
export function maskSecrets(value: unknown, name = ''): unknown {
	if (secretName.test(name) && name !== 'ClientToken' && name !== 'NextToken') {
		return Array.isArray(value) ? value.map(() => '***') : '***';
	}

	if (Array.isArray(value)) {
		return value.map(element => maskSecrets(element, name));
	}

	return typeof value === 'object' && value !== null
		? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, maskSecrets(member, key)]))
		: value;
}
