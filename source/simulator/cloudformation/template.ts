import {ServiceError} from '../service-error.ts';

/** A CloudFormation template, with its functions in their long form: `{"Ref": …}`, `{"Fn::Sub": …}`. */
export type Template = {
	readonly description: string | undefined;
	readonly parameters: ReadonlyMap<string, TemplateParameter>;
	readonly mappings: Readonly<Record<string, unknown>>;
	readonly conditions: Readonly<Record<string, unknown>>;
	readonly resources: ReadonlyMap<string, TemplateResource>;
	readonly outputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

export type TemplateParameter = {
	readonly type: string;
	readonly default: string | undefined;
	readonly description: string | undefined;
	readonly allowedPattern: string | undefined;
	readonly allowedValues: readonly string[] | undefined;
	readonly constraintDescription: string | undefined;
	readonly isHidden: boolean;
};

export type TemplateResource = {
	readonly type: string;
	readonly properties: Readonly<Record<string, unknown>>;
	readonly condition: string | undefined;
	readonly dependsOn: readonly string[];
	/** `Retain` keeps the resource when the stack is deleted. */
	readonly deletionPolicy: string;
};

/** A parameter's value, as the API takes it. */
export type ParameterInput = {
	readonly ParameterKey?: string;
	readonly ParameterValue?: string;
	readonly UsePreviousValue?: boolean;
};

/**
Parse a template.

@throws ValidationError in CloudFormation's words.
*/
export function templateFrom(source: unknown): Template {
	const document = asMap(source);
	const resources = Object.entries(asMap(document.Resources));
	if (resources.length === 0) {
		throw formatError('At least one Resources member must be defined.');
	}
	const template: Template = {
		description: asText(document.Description),
		parameters: new Map(Object.entries(asMap(document.Parameters)).map(([name, value]) => [name, parameter(value)])),
		mappings: asMap(document.Mappings),
		conditions: asMap(document.Conditions),
		resources: new Map(resources.map(([name, value]) => [name, resource(name, value)])),
		outputs: Object.fromEntries(Object.entries(asMap(document.Outputs)).map(([name, value]) => [name, asMap(value)])),
	};
	checkReferences(template);
	return template;
}

/** The capability that the caller has to acknowledge before creating a template's IAM resources. */
export function neededCapability(template: Template): 'CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM' | undefined {
	const ours = [...template.resources.values()].filter(({type}) => type.startsWith('AWS::IAM::'));
	const isNamed = ours.some(({properties}) =>
		['RoleName', 'ManagedPolicyName', 'UserName', 'GroupName'].some(name => properties[name] !== undefined),
	);
	return ours.length === 0 ? undefined : isNamed ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM';
}

/** @throws InsufficientCapabilitiesException. */
export function demandCapabilities(template: Template, given: readonly string[] = []): void {
	const needed = neededCapability(template);
	const has = needed === undefined || given.includes('CAPABILITY_NAMED_IAM') || given.includes(needed);
	if (!has) {
		throw new ServiceError('InsufficientCapabilitiesException', `Requires capabilities : [${needed}]`);
	}
}

/**
Resolve the values of a template's parameters.

@param before - The stack's current values, for `UsePreviousValue`.
@throws ValidationError.
*/
export function parameterValues(
	template: Template,
	given: readonly ParameterInput[] = [],
	before: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
	const named = given.map(({ParameterKey = '', ParameterValue, UsePreviousValue}) => [
		ParameterKey,
		UsePreviousValue ? before.get(ParameterKey) : ParameterValue,
	]) as ReadonlyArray<readonly [string, string | undefined]>;
	const unknown = named.filter(([name]) => !template.parameters.has(name)).map(([name]) => name);
	if (unknown.length > 0) {
		throw invalid(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
	}
	const values = new Map<string, string>();
	const missing: string[] = [];
	for (const [name, declared] of template.parameters) {
		const value = named.findLast(([key]) => key === name)?.[1] ?? declared.default;
		if (value === undefined) {
			missing.push(name);
			continue;
		}
		checkValue(name, declared, value);
		values.set(name, value);
	}
	if (missing.length > 0) {
		throw invalid(`Parameters: [${missing.join(', ')}] must have values`);
	}
	return values;
}

function checkValue(name: string, declared: TemplateParameter, value: string): void {
	const {allowedPattern, allowedValues, constraintDescription} = declared;
	if (allowedPattern !== undefined && !new RegExp(`^(?:${allowedPattern})$`).test(value)) {
		throw invalid(
			`Parameter ${name} failed to satisfy constraint: ${constraintDescription ?? `Parameter ${name} must match pattern ${allowedPattern}`}`,
		);
	}
	if (allowedValues !== undefined && !allowedValues.includes(value)) {
		throw invalid(`Parameter '${name}' must be one of AllowedValues`);
	}
}

function parameter(source: unknown): TemplateParameter {
	const {Type, Default, Description, AllowedPattern, AllowedValues, ConstraintDescription, NoEcho} = asMap(source);
	return {
		type: asText(Type) ?? 'String',
		default: asText(Default),
		description: asText(Description),
		allowedPattern: asText(AllowedPattern),
		allowedValues: Array.isArray(AllowedValues) ? AllowedValues.map(String) : undefined,
		constraintDescription: asText(ConstraintDescription),
		isHidden: NoEcho === true || NoEcho === 'true',
	};
}

function resource(name: string, source: unknown): TemplateResource {
	const {Type, Properties, Condition, DependsOn, DeletionPolicy} = asMap(source);
	const type = asText(Type);
	if (type === undefined) {
		throw formatError(`[/Resources/${name}] Every Resources object must contain a Type member.`);
	}
	if (!/^[A-Za-z0-9]+(::[A-Za-z0-9]+)+$/.test(type)) {
		throw formatError(`Unrecognized resource types: [${type}]`);
	}
	return {
		type,
		properties: asMap(Properties),
		condition: asText(Condition),
		dependsOn: Array.isArray(DependsOn) ? DependsOn.map(String) : DependsOn === undefined ? [] : [String(DependsOn)],
		deletionPolicy: asText(DeletionPolicy) ?? 'Delete',
	};
}

/** List the names that a value refers to: by `Ref`, `Fn::GetAtt` and `Fn::Sub`. */
export function referencesIn(value: unknown): readonly string[] {
	if (Array.isArray(value)) {
		return value.flatMap(referencesIn);
	}
	if (typeof value !== 'object' || value === null) {
		return [];
	}
	return Object.entries(value).flatMap(([key, inner]) => {
		switch (key) {
			case 'Ref':
				return [String(inner)];
			case 'Fn::GetAtt':
				return [String(Array.isArray(inner) ? inner[0] : String(inner).split('.')[0])];
			case 'Fn::Sub': {
				const [text, own] = Array.isArray(inner) ? inner : [inner, {}];
				const names = [...String(text).matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name]) => name!.split('.')[0]!);
				return [...names.filter(name => !(name in asMap(own))), ...referencesIn(own)];
			}
			default:
				return referencesIn(inner);
		}
	});
}

function checkReferences({parameters, resources, conditions, outputs}: Template): void {
	const knows = (name: string) => name.startsWith('AWS::') || parameters.has(name) || resources.has(name);
	const values = [...resources.values()].flatMap(({properties, dependsOn}) => [
		...referencesIn(properties),
		...dependsOn,
	]);
	const missing = [...new Set([...values, ...referencesIn(outputs)].filter(name => !knows(name)))];
	if (missing.length > 0) {
		throw formatError(
			`Unresolved resource dependencies [${missing.join(', ')}] in the Resources block of the template`,
		);
	}
	const undefinedConditions = [...resources.values()].flatMap(({condition}) =>
		condition === undefined || condition in conditions ? [] : [condition],
	);
	if (undefinedConditions.length > 0) {
		throw formatError(
			`Unresolved condition dependency ${undefinedConditions[0]} in the Resources block of the template`,
		);
	}
}

export function formatError(message: string): ServiceError {
	return invalid(`Template format error: ${message}`);
}

export function invalid(message: string): ServiceError {
	return new ServiceError('ValidationError', message);
}

export function asMap(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export function asText(value: unknown): string | undefined {
	return value === undefined || value === null ? undefined : String(value);
}
