import vm from 'node:vm';

/** How long a pattern may take, once, before it is left alone: others ask this simulator, too. A busy machine may take a while over a simple one. */
const patienceMs = 1000;

/** Patterns that took too long once. */
const tooSlow = new Set<string>();

const judge = new vm.Script('new RegExp(pattern).test(value)');
const context = vm.createContext({pattern: '', value: ''});

/**
Whether a value matches a parameter's `allowedPattern`, which AWS judges in Java's dialect.

@returns `undefined` where this can't be told: JavaScript reads the pattern differently or not at all, or takes too long over it. Such a value is taken.
*/
export function judgePattern(pattern: string, value: string): boolean | undefined {
	if (tooSlow.has(pattern) || !isCommon(pattern)) {
		return undefined;
	}

	try {
		Object.assign(context, {pattern, value});
		return Boolean(judge.runInContext(context, {timeout: patienceMs}));
	} catch (error) {
		if ((error as {readonly code?: string}).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
			tooSlow.add(pattern);
		}

		return undefined;
	}
}

/** Whether a pattern has nothing that Java's dialect and JavaScript's mean differently by. */
function isCommon(pattern: string): boolean {
	const escapes = pattern.match(/\\(x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|[\s\S]?)/g) ?? [];
	if (escapes.some(one => !/^\\([dDwWsSnrtf]|x..|u....|[^\dA-Za-z])$/s.test(one))) {
		return false;
	}

	const plain = pattern.replace(/\\(x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|[\s\S])/g, 'x');
	const withoutClasses = plain.replace(/\[[^\]]*\]/g, 'x');
	return !(/\[[^\]]*(\[|&&)|\[\^?\]/.test(plain) || /[*+?}]\+|\(\?(?!:)/.test(withoutClasses));
}
