/** A type without its `readonly`s, however deep: the SDK's inputs have none. */
export type Mutable<T> = T extends string | number | boolean | undefined
	? T
	: {-readonly [Key in keyof T]: Mutable<T[Key]>};

/** A copy of plain data that may be changed, as the SDK's types want it. */
export function toMutable<T>(value: T): Mutable<T> {
	return structuredClone<unknown>(value) as Mutable<T>;
}
