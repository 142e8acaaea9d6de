import {boolean, list, number, structure, text} from '../../constraints/shape.ts';
import {resourcesIn} from '../../engine/rules/resources.ts';
import {hash, hex} from '../../engine/state/random.ts';
import {ServiceError} from '../../service-error.ts';
import {refuse, services} from '../../services.ts';
import type {Resource} from '../../world-definition.ts';
import {type Context, operation} from '../operation.ts';
import {takePage} from '../page-token.ts';
import {type Ec2Filter, passesAll} from './filter.ts';

type Input = {
	InstanceIds?: readonly string[];
	Filters?: readonly Ec2Filter[];
	NextToken?: string;
	MaxResults?: number;
};

/** The world's resources that are instances; all of them run. */
export const describeInstances = operation<Input>({
	service: 'ec2',
	name: 'DescribeInstances',
	input: structure({
		InstanceIds: list(text()),
		IncludeManagedResources: boolean,
		DryRun: boolean,
		Filters: list(structure({Name: text(), Values: list(text())}, 'Filter')),
		NextToken: text(),
		MaxResults: number,
	}),
	pages: {items: 'Reservations', limit: 'MaxResults', most: 1000, token: 'NextToken'},
	handle(context, {InstanceIds, Filters, NextToken, MaxResults = 1000}) {
		const {world, caller} = context;
		if (MaxResults < 5 || MaxResults > 1000) {
			throw refuse(
				services.ec2,
				'invalid',
				`Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value between 5 and 1000.`,
			);
		}
		const all = resourcesIn(world, caller.accountId, caller.region).filter(({type}) => type === 'AWS::EC2::Instance');
		const unknown = InstanceIds?.find(id => !all.some(one => one.id === id));
		if (unknown !== undefined) {
			throw new ServiceError('InvalidInstanceID.NotFound', `The instance ID '${unknown}' does not exist`);
		}
		const found = all
			.filter(({id}) => InstanceIds?.includes(id) ?? true)
			.map(resource => ({resource, view: viewInstance(context, resource)}))
			.filter(({resource, view}) => passesAll(Filters, valuesOf(resource, view)));
		const request = ['instances', caller.accountId, caller.region, InstanceIds, Filters];
		const {items, NextToken: next} = takePage(found, request, NextToken, MaxResults, 'InvalidParameterValue');
		return {
			Reservations: items.map(({resource, view}) => ({
				ReservationId: `r-${hex(world.seed, `reservation ${resource.id}`, 17)}`,
				OwnerId: caller.accountId,
				Groups: [],
				Instances: [view],
			})),
			NextToken: next,
		};
	},
});

function viewInstance({world, caller}: Context, {id, tags}: Resource) {
	const address = [1, 2].map(part => hash(world.seed, `${id} ${part}`) % 254);
	const privateIp = `10.0.${address.join('.')}`;
	return {
		InstanceId: id,
		ImageId: `ami-${hex(world.seed, `image of ${caller.region}`, 17)}`,
		State: {Code: 16, Name: 'running'},
		PrivateDnsName: `ip-${privateIp.replaceAll('.', '-')}.${caller.region}.compute.internal`,
		PublicDnsName: '',
		AmiLaunchIndex: 0,
		InstanceType: 't3.micro',
		LaunchTime: new Date(world.startMs - 86_400_000),
		Placement: {AvailabilityZone: `${caller.region}a`, GroupName: '', Tenancy: 'default'},
		Monitoring: {State: 'disabled'},
		SubnetId: `subnet-${hex(world.seed, `subnet of ${caller.accountId}/${caller.region}`, 17)}`,
		VpcId: `vpc-${hex(world.seed, `network of ${caller.accountId}/${caller.region}`, 17)}`,
		PrivateIpAddress: privateIp,
		Architecture: 'x86_64',
		RootDeviceType: 'ebs',
		RootDeviceName: '/dev/xvda',
		VirtualizationType: 'hvm',
		Tags: Object.entries(tags).map(([Key, Value]) => ({Key, Value})),
		PlatformDetails: 'Linux/UNIX',
	};
}

function valuesOf(
	{id, tags}: Resource,
	view: ReturnType<typeof viewInstance>,
): Readonly<Record<string, readonly string[]>> {
	return {
		'availability-zone': [view.Placement.AvailabilityZone],
		'image-id': [view.ImageId],
		'instance-id': [id],
		'instance-state-code': [String(view.State.Code)],
		'instance-state-name': [view.State.Name],
		'instance-type': [view.InstanceType],
		'private-ip-address': [view.PrivateIpAddress],
		'subnet-id': [view.SubnetId],
		'tag-key': Object.keys(tags),
		'tag-value': Object.values(tags),
		'vpc-id': [view.VpcId],
		...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`tag:${key}`, [value]])),
	};
}
