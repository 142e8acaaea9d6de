import {fail, succeed} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import type {StackEvent} from '../../core/domain/stack-event.ts';
import type {Stacks} from '../../ports/stacks.ts';
import {explainRefusal} from './automation.ts';
import {connect} from './clients.ts';
import type {ClientOptions, Way} from './way.ts';

/** The newest events say why a stack failed; a stack of a thousand resources has many more. */
const mostEvents = 500;

/** Stacks in target accounts. The client is loaded at the first read. */
export function createStacks(clientOptions: ClientOptions, wayTo: (where: Location) => Promise<Way>): Stacks {
	return {
		async listEvents({where, stack}) {
			try {
				const {CloudFormationClient, DescribeStackEventsCommand} = await import('./sdk/cloudformation.ts');
				const client = connect(CloudFormationClient, 'cloudformation', await wayTo(where), clientOptions);
				const events: StackEvent[] = [];
				let token: string | undefined;
				do {
					const page = await client.send(new DescribeStackEventsCommand({StackName: stack, NextToken: token}));
					events.push(
						...(page.StackEvents ?? []).map(one => ({
							at: one.Timestamp?.getTime() ?? null,
							logicalId: one.LogicalResourceId ?? '',
							type: one.ResourceType ?? '',
							status: one.ResourceStatus ?? '',
							reason: one.ResourceStatusReason || null,
						})),
					);
					token = page.NextToken || undefined;
				} while (token !== undefined && events.length < mostEvents);

				return succeed(events);
			} catch (error) {
				const failure = explainRefusal(error, {
					what: 'list the events of the stack',
					operation: 'cloudformation:DescribeStackEvents',
					where,
					environment: clientOptions.environment(),
				});
				const next = '`rollgrid roles operator` prints the role with what this needs.';
				return fail(failure.kind === 'denied' ? {...failure, next: failure.next ?? next} : failure);
			}
		},
	};
}
