import {demandCapabilities, invalid, parameterValues} from '../../cloudformation/template.ts';
import {token} from '../../constraints/cloudformation.ts';
import {structure, text} from '../../constraints/shape.ts';
import {uuid} from '../../engine/state/random.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {type StackSetInput, stackSetInput} from './stack-set-input.ts';
import {demandServiceAccess, homeOf, readGivenTemplate, visibleStackSets} from './stack-sets.ts';

type Input = StackSetInput & {StackId?: string; ClientRequestToken?: string};

/** A new stack set, without instances yet. The same token with the same name gives the same set again. */
export const createStackSet = operation<Input>({
	service: 'cloudformation',
	name: 'CreateStackSet',
	input: structure({...stackSetInput, StackId: text(), ClientRequestToken: token}),
	async handle(context, input) {
		const {StackSetName: name, PermissionModel: model = 'SELF_MANAGED'} = input;
		checkInput(input);
		const given = await readGivenTemplate(input);
		if (given === undefined) {
			throw invalid('Either Template URL or Template Body must be specified.');
		}
		const home = homeOf(context, input);
		if (model === 'SERVICE_MANAGED') {
			demandServiceAccess(context, input);
		}
		const known = visibleStackSets(context, input).find(one => one.name === name && one.status === 'ACTIVE');
		if (known !== undefined) {
			if (input.ClientRequestToken !== undefined && known.token === input.ClientRequestToken) {
				return {StackSetId: known.id};
			}
			throw new ServiceError('NameAlreadyExistsException', `StackSet ${name} already exists`, 409);
		}
		demandCapabilities(given.template, input.Capabilities);
		const {world, caller} = context;
		const id = `${name}:${uuid(world.seed, `${world.fingerprint} stack set ${world.store.stackSets.size} ${name}`)}`;
		world.store.stackSets.set(id, {
			id,
			name,
			accountId: home,
			region: caller.region,
			status: 'ACTIVE',
			description: input.Description,
			templateText: given.text,
			template: given.template,
			parameters: parameterValues(given.template, input.Parameters),
			capabilities: input.Capabilities ?? [],
			tags: input.Tags ?? [],
			administrationRoleArn: input.AdministrationRoleARN,
			executionRoleName: input.ExecutionRoleName,
			permissionModel: model,
			autoDeployment: input.AutoDeployment,
			isManaged: input.ManagedExecution?.Active ?? false,
			token: input.ClientRequestToken,
			instances: new Map(),
			operations: [],
			units: new Map(),
		});
		return {StackSetId: id};
	},
});

function checkInput(input: Input): void {
	const {StackSetName: name, PermissionModel, AutoDeployment, CallAs: as} = input;
	if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) {
		throw invalid(
			`1 validation error detected: Value '${name}' at 'stackSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
		);
	}
	if (PermissionModel === 'SERVICE_MANAGED') {
		if (AutoDeployment?.Enabled === undefined) {
			throw invalid('AutoDeployment must be specified with SERVICE_MANAGED permission model');
		}
		return;
	}
	if (AutoDeployment !== undefined) {
		throw invalid('AutoDeployment is not supported with SELF_MANAGED permission model');
	}
	if (as === 'DELEGATED_ADMIN') {
		throw invalid('Delegated administrators can only work with SERVICE_MANAGED stack sets');
	}
}
