/** One operation of a stack set, as an operator writes it where an execution's ID may stand. */
export type OperationName = {readonly stackSet: string; readonly operationId: string};

const form = /^stack-set:([A-Za-z][\w-]{0,127}):([A-Za-z\d][A-Za-z\d-]{0,127})$/;

/** Write an operation so that `watch` and the console open it: `stack-set:NAME:OPERATION-ID`. */
export function printOperation({stackSet, operationId}: OperationName): string {
	return `stack-set:${stackSet}:${operationId}`;
}

/** `null` for what names no operation, such as an execution's ID. */
export function parseOperation(text: string): OperationName | null {
	const [, stackSet, operationId] = form.exec(text) ?? [];
	return stackSet === undefined || operationId === undefined ? null : {stackSet, operationId};
}
