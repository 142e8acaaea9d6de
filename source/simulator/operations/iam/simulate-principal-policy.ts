import {combine, type Evaluation, evaluate, type RequestContext} from '../../auth/evaluate.ts';
import {parsePolicy} from '../../auth/policy-document.ts';
import {boundaryStatements, identityStatements, plainRights} from '../../auth/role-policies.ts';
import type {Statement} from '../../auth/statement.ts';
import {arn, page, policyDocument} from '../../constraints/iam.ts';
import {list, required, structure, text} from '../../constraints/shape.ts';
import {roleArn} from '../../directory/roles.ts';
import {ServiceError} from '../../service-error.ts';
import type {World} from '../../world.ts';
import {operation} from '../operation.ts';
import {takePage} from '../page-token.ts';

type Input = {
	PolicySourceArn: string;
	PolicyInputList?: readonly string[];
	PermissionsBoundaryPolicyInputList?: readonly string[];
	ActionNames: readonly string[];
	ResourceArns?: readonly string[];
	ResourcePolicy?: string;
	ContextEntries?: ReadonlyArray<{ContextKeyName?: string; ContextKeyValues?: readonly string[]}>;
	Marker?: string;
	MaxItems?: number;
};

type Source = {
	readonly identity: readonly Statement[];
	readonly boundary: readonly Statement[] | undefined;
};

/**
Evaluate what a role or a user of the caller's account may do: one result for each action and resource.

As in AWS, the conditions see only what `ContextEntries` say, and nothing of the organization's policies is known here.
*/
export const simulatePrincipalPolicy = operation<Input>({
	service: 'iam',
	name: 'SimulatePrincipalPolicy',
	input: structure({
		PolicySourceArn: required(arn),
		PolicyInputList: list(policyDocument),
		PermissionsBoundaryPolicyInputList: list(policyDocument),
		ActionNames: required(list(text({min: 3, max: 128}))),
		ResourceArns: list(text({min: 1, max: 2048})),
		ResourcePolicy: policyDocument,
		ResourceOwner: text({min: 1, max: 2048}),
		CallerArn: text({min: 1, max: 2048}),
		ContextEntries: list(
			structure(
				{
					ContextKeyName: text({min: 5, max: 256}),
					ContextKeyValues: list(text()),
					ContextKeyType: text({
						values: ['string', 'numeric', 'boolean', 'ip', 'binary', 'date'].flatMap(type => [type, `${type}List`]),
					}),
				},
				'ContextEntry',
			),
		),
		ResourceHandlingOption: text({min: 1, max: 64}),
		...page,
	}),
	resource: (_, {PolicySourceArn}) => PolicySourceArn,
	handle({world, caller}, input) {
		const source = sourceOf(world, caller.accountId, input);
		const context: RequestContext = new Map(
			(input.ContextEntries ?? []).map(({ContextKeyName = '', ContextKeyValues = []}) => [
				ContextKeyName.toLowerCase(),
				ContextKeyValues,
			]),
		);
		const {ActionNames, ResourceArns = ['*'], Marker, MaxItems = 100} = input;
		const unknown = ActionNames.find(name => !/^[a-z0-9-]+:[A-Za-z0-9*]+$/.test(name));
		if (unknown !== undefined) {
			throw new ServiceError('InvalidInput', `Invalid Entity Action: ${unknown}`);
		}
		const wanted = ActionNames.flatMap(action => ResourceArns.map(resource => ({action, resource})));
		const {items, NextToken} = takePage(wanted, ['simulate', input.PolicySourceArn, ActionNames], Marker, MaxItems);
		return {
			EvaluationResults: items.map(({action, resource}) => viewResult(source, input, {action, resource, context})),
			IsTruncated: NextToken !== undefined,
			Marker: NextToken,
		};
	},
});

function viewResult(
	{identity, boundary}: Source,
	{ResourcePolicy, PermissionsBoundaryPolicyInputList: bounds = []}: Input,
	request: {readonly action: string; readonly resource: string; readonly context: RequestContext},
) {
	const byIdentity = evaluate(identity, request);
	const all = bounds.length > 0 ? bounds.flatMap(parsePolicy) : boundary;
	const byBoundary = all && evaluate(all, request);
	const byResource = ResourcePolicy === undefined ? undefined : evaluate(parsePolicy(ResourcePolicy), request);
	// Within one account a resource's policy allows by itself.
	const allowed =
		byIdentity.decision === 'implicitDeny' && byResource?.decision === 'allowed' ? 'allowed' : byIdentity.decision;
	const denied = byResource?.decision === 'explicitDeny' ? 'explicitDeny' : allowed;
	const evaluations = [byIdentity, byBoundary, byResource].filter((one): one is Evaluation => one !== undefined);
	return {
		EvalActionName: request.action,
		EvalResourceName: request.resource,
		EvalDecision: combine([denied, ...(byBoundary ? [byBoundary.decision] : [])]),
		MatchedStatements: byIdentity.matched.map(index => ({
			SourcePolicyId: `statement-${index + 1}`,
			SourcePolicyType: 'IAM Policy',
		})),
		MissingContextValues: [...new Set(evaluations.flatMap(({missing}) => missing))],
		PermissionsBoundaryDecisionDetail:
			byBoundary === undefined ? undefined : {AllowedByPermissionsBoundary: byBoundary.decision === 'allowed'},
	};
}

/** @throws NoSuchEntity, also for a principal of another account. */
function sourceOf(world: World, accountId: string, {PolicySourceArn, PolicyInputList = []}: Input): Source {
	const further = PolicyInputList.flatMap(parsePolicy);
	const name = PolicySourceArn.slice(PolicySourceArn.lastIndexOf('/') + 1);
	const role = world.accounts.get(accountId)?.roles.get(name);
	if (role !== undefined && roleArn(accountId, role) === PolicySourceArn) {
		return {
			identity: [...identityStatements(world, role), ...further],
			boundary: boundaryStatements(world, role),
		};
	}
	const person = [...world.people.values()].find(
		({principalArn, accountId: home}) => principalArn === PolicySourceArn && home === accountId,
	);
	if (person !== undefined) {
		return {identity: [...plainRights(person), ...further], boundary: undefined};
	}
	throw new ServiceError('NoSuchEntity', `Entity ${PolicySourceArn} cannot be found.`, 404);
}
