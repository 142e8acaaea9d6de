import {tags} from '../../constraints/automation.ts';
import {boolean, required, structure, text} from '../../constraints/shape.ts';
import type {Tag} from '../../engine/state/api.ts';
import {FrontEndError, ServiceError} from '../../service-error.ts';
import {earlierVersions, parameterKey, readParameter} from '../../store/parameters.ts';
import {operation} from '../operation.ts';

type Input = {
	Name: string;
	Value: string;
	Type?: 'String' | 'StringList' | 'SecureString';
	Description?: string;
	Overwrite?: boolean;
	AllowedPattern?: string;
	Tags?: readonly Tag[];
	Tier?: 'Standard' | 'Advanced' | 'Intelligent-Tiering';
	DataType?: string;
};

/** Characters that a value may have, by tier. */
const longest = {Standard: 4096, Advanced: 8192, 'Intelligent-Tiering': 8192} as const;

export const putParameter = operation<Input>({
	service: 'ssm',
	name: 'PutParameter',
	input: structure({
		Name: required(text({min: 1, max: 2048})),
		Description: text({min: 0, max: 1024}),
		Value: required(text()),
		Type: text({values: ['String', 'StringList', 'SecureString']}),
		KeyId: text({min: 1, max: 256, pattern: '^([a-zA-Z0-9:/_-]+)$'}),
		Overwrite: boolean,
		AllowedPattern: text({min: 0, max: 1024}),
		Tags: tags,
		Tier: text({values: ['Standard', 'Advanced', 'Intelligent-Tiering']}),
		Policies: text({min: 1, max: 4096}),
		DataType: text({min: 0, max: 128}),
	}),
	resource: ({caller}, {Name}) =>
		`arn:aws:ssm:${caller.region}:${caller.accountId}:parameter/${Name.replace(/^\//, '')}`,
	handle({world, caller}, input) {
		const {Name, Value, Overwrite = false, Tier = 'Standard', DataType = 'text', AllowedPattern} = input;
		const known = readParameter(world, caller, Name);
		checkName(Name);
		if (known && !Overwrite) {
			throw new ServiceError(
				'ParameterAlreadyExists',
				'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
			);
		}
		const type = input.Type ?? known?.type;
		if (type === undefined) {
			throw invalid('A parameter type is required when you create a parameter.');
		}
		checkValue(input, longest[Tier]);
		const version = (known?.version ?? 0) + 1;
		world.store.parameters.set(parameterKey(caller, Name), {
			name: Name,
			type,
			value: Value,
			version,
			changedAtMs: world.nowMs,
			description: input.Description ?? known?.description,
			allowedPattern: AllowedPattern ?? known?.allowedPattern,
			tier: Tier,
			dataType: DataType,
			tags: known?.tags ?? new Map((input.Tags ?? []).map(tag => [tag.Key, tag.Value])),
			isPublic: false,
			earlier: earlierVersions(known),
		});
		return {Version: version, Tier};
	},
});

/** @throws AccessDeniedException for AWS's own names, ValidationException for others, in the words of Parameter Store. */
function checkName(name: string): void {
	if (/^\/?aws/i.test(name)) {
		throw new FrontEndError('AccessDeniedException', `No access to reserved parameter name: ${name}.`);
	}
	if (/^\/?ssm/i.test(name)) {
		throw invalid(
			'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_',
		);
	}
	if (!/^[a-zA-Z0-9_.\-/]+$/.test(name) || (name.includes('/') && !name.startsWith('/'))) {
		throw invalid('Parameter name must be a fully qualified name.');
	}
}

function checkValue({Value, Tier = 'Standard', Overwrite, Tags, AllowedPattern}: Input, most: number): void {
	if (Overwrite && Tags?.length) {
		throw invalid(
			"Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.",
		);
	}
	if (Value.length > most) {
		throw invalid(
			`${Tier} tier parameters support a maximum parameter value of ${most} characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html`,
		);
	}
	if (AllowedPattern && !fits(Value, AllowedPattern)) {
		throw new ServiceError(
			'ParameterPatternMismatchException',
			`Parameter value, cannot be validated against allowedPattern: ${AllowedPattern}`,
		);
	}
}

/** @throws InvalidAllowedPatternException. */
function fits(value: string, pattern: string): boolean {
	try {
		return new RegExp(`^(?:${pattern})$`).test(value);
	} catch {
		throw new ServiceError(
			'InvalidAllowedPatternException',
			'The request does not meet the regular expression requirement.',
		);
	}
}

function invalid(message: string): FrontEndError {
	return new FrontEndError('ValidationException', message);
}
