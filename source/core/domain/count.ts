/** `12,500`. */
export function formatCount(n: number): string {
	return String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 location`, `12,500 locations`. */
export function formatLocations(n: number): string {
	return `${formatCount(n)} ${n === 1 ? 'location' : 'locations'}`;
}
