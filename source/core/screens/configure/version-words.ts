/** The version in words. */
export function describeVersion(version: string | null): string {
	return version === null || version === '$DEFAULT'
		? 'The version that is the default when it starts'
		: version === '$LATEST'
			? 'The version that is the latest when it starts'
			: `Version ${version}`;
}
