/** Geographies in the order the columns take; a Region's code begins with one. */
const geographies = ['us', 'ca', 'mx', 'sa', 'eu', 'eusc', 'il', 'me', 'af', 'ap', 'cn', 'us-gov', 'us-iso'];

/** Order Regions by geography, then by code; an unknown geography comes last. */
export function compareRegions(a: string, b: string): number {
	return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** `eu` of `eu-west-1`; `us-gov` of `us-gov-west-1`. */
export function geographyOf(region: string): string {
	const [first = '', second = ''] = region.split('-');
	const partition = `${first}-${second}`;
	return partition === 'us-gov' || partition.startsWith('us-iso') ? partition : first;
}

function rank(region: string): number {
	// The column of steps that AWS doesn't place stands last.
	if (region === '') {
		return geographies.length + 1;
	}

	const place = geographies.indexOf(geographyOf(region));
	return place === -1 ? geographies.length : place;
}
