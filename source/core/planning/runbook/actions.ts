/** The inputs that an action needs: each entry is one input, or several of which one is enough. */
type NeededInputs = readonly (string | readonly string[])[];

/**
The actions of schema 0.3, and the inputs that AWS requires for each.

@see https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html
*/
export const runbookActions: Readonly<Record<string, NeededInputs>> = {
	'aws:approve': ['Approvers'],
	'aws:assertAwsResourceProperty': ['Service', 'Api', 'PropertySelector', 'DesiredValues'],
	'aws:branch': ['Choices'],
	'aws:changeInstanceState': ['InstanceIds', 'DesiredState'],
	'aws:copyImage': ['SourceImageId', 'SourceRegion', 'ImageName'],
	'aws:createImage': ['InstanceId', 'ImageName'],
	'aws:createStack': ['StackName', ['TemplateBody', 'TemplateURL']],
	'aws:createTags': ['ResourceIds', 'Tags'],
	'aws:deleteImage': ['ImageId'],
	'aws:deleteStack': ['StackName'],
	'aws:executeAutomation': ['DocumentName'],
	'aws:executeAwsApi': ['Service', 'Api'],
	'aws:executeScript': ['Runtime', 'Handler', ['Script', 'Attachment']],
	'aws:executeStateMachine': ['stateMachineArn'],
	'aws:invokeLambdaFunction': ['FunctionName'],
	'aws:invokeWebhook': ['IntegrationName'],
	'aws:loop': ['Steps', ['Iterators', 'LoopCondition']],
	'aws:pause': [],
	'aws:runCommand': ['DocumentName'],
	'aws:runInstances': [['ImageId', 'LaunchTemplate', 'LaunchTemplateId', 'LaunchTemplateName']],
	'aws:sleep': [['Duration', 'Timestamp']],
	'aws:updateVariable': ['Name', 'Value'],
	'aws:waitForAwsResourceProperty': ['Service', 'Api', 'PropertySelector', 'DesiredValues'],
};

/** The members at the top of a runbook. */
export const topMembers = [
	'schemaVersion',
	'description',
	'assumeRole',
	'parameters',
	'variables',
	'mainSteps',
	'outputs',
	'files',
] as const;

/** The members of a step. */
export const stepMembers = [
	'name',
	'action',
	'description',
	'inputs',
	'onFailure',
	'onCancel',
	'isCritical',
	'isEnd',
	'nextStep',
	'timeoutSeconds',
	'maxAttempts',
	'outputs',
] as const;

const plainTypes = ['String', 'StringList', 'Integer', 'Boolean', 'MapList', 'StringMap'];

/** Whether a parameter, a variable or an output may have a type. Picker types name a resource. */
export function isRunbookType(type: unknown): boolean {
	return typeof type === 'string' && (plainTypes.includes(type) || /^(?:AWS::[\w:]+|List<AWS::[\w:]+>)$/.test(type));
}

/** Guess the member that a misspelt one was meant to be. */
export function nearest(name: string, members: readonly string[]): string | undefined {
	return members.find(
		member => member !== name && (member.toLowerCase() === name.toLowerCase() || isOneOff(member, name)),
	);
}

/** Whether one letter is missing, extra, wrong or swapped. */
function isOneOff(a: string, b: string): boolean {
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	if (long.length - short.length > 1) {
		return false;
	}
	const at = [...short].findIndex((letter, index) => letter !== long[index]);
	const from = at === -1 ? short.length : at;
	const isSwapped =
		short.length === long.length &&
		short[from] === long[from + 1] &&
		short[from + 1] === long[from] &&
		short.slice(from + 2) === long.slice(from + 2);
	return isSwapped || short.slice(from + (short.length === long.length ? 1 : 0)) === long.slice(from + 1);
}
