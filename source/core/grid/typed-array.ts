/** A larger array with what the smaller one holds. */
export function extend<T extends Uint8Array | Uint16Array | Float64Array | Uint32Array>(larger: T, smaller: T): T {
	larger.set(smaller);
	return larger;
}
