/** One comparison of an `aws:branch` choice, filled in. */

import {ownValue} from '../own.ts';

type Condition = Readonly<Record<string, unknown>>;

const compareTexts: Readonly<Record<string, (value: string, constant: string) => boolean>> = {
	StringEquals: (value, constant) => value === constant,
	EqualsIgnoreCase: (value, constant) => value.toLowerCase() === constant.toLowerCase(),
	StartsWith: (value, constant) => value.startsWith(constant),
	EndsWith: (value, constant) => value.endsWith(constant),
	Contains: (value, constant) => value.includes(constant),
};

const compareNumbers: Readonly<Record<string, (value: number, constant: number) => boolean>> = {
	NumericEquals: (value, constant) => value === constant,
	NumericGreater: (value, constant) => value > constant,
	NumericLesser: (value, constant) => value < constant,
	NumericGreaterOrEquals: (value, constant) => value >= constant,
	NumericLesserOrEquals: (value, constant) => value <= constant,
};

/**
Whether a choice of `aws:branch`, or a loop's condition, holds. Its references are filled in already.

@see https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-branch-condition.html
*/
export function holds(condition: Condition): boolean {
	if (Array.isArray(condition.And)) {
		return condition.And.every(inner => holds(inner as Condition));
	}
	if (Array.isArray(condition.Or)) {
		return condition.Or.some(inner => holds(inner as Condition));
	}
	if (typeof condition.Not === 'object' && condition.Not !== null) {
		return !holds(condition.Not as Condition);
	}
	const value = condition.Variable;
	for (const [operator, constant] of Object.entries(condition)) {
		const asTexts = ownValue(compareTexts, operator);
		if (asTexts) {
			return asTexts(String(value), String(constant));
		}
		const asNumbers = ownValue(compareNumbers, operator);
		if (asNumbers) {
			return asNumbers(Number(value), Number(constant));
		}
		if (operator === 'BooleanEquals') {
			return String(value).toLowerCase() === String(constant).toLowerCase();
		}
	}
	return false;
}
