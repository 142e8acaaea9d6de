import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import {connect} from './clients.ts';
import {toFailure} from './failures.ts';
import type {ClientOptions, Way} from './way.ts';

type Answered = {readonly headers?: Readonly<Record<string, string>>};

/** Compare the `Date` of an answer of STS, good or bad, with the machine's own clock: the one that signs. */
export async function measureClockSkew(clientOptions: ClientOptions, way: Way): Promise<Outcome<number>> {
	let date: string | undefined;
	try {
		const {STSClient, GetCallerIdentityCommand} = await import('./sdk/sts.ts');
		const client = connect(STSClient, 'sts', way, clientOptions);
		client.middlewareStack.add(
			next => async args => {
				const answer = await next(args);
				date = (answer.response as Answered | undefined)?.headers?.date;
				return answer;
			},
			// Before the answer is read: a refusal has a date too.
			{step: 'deserialize', priority: 'low', name: 'rollgridReadDate'},
		);
		await client.send(new GetCallerIdentityCommand({}));
	} catch (error) {
		date ??= (error as {readonly $response?: Answered}).$response?.headers?.date;
		if (date === undefined) {
			const environment = clientOptions.environment();
			return fail(toFailure(error, {what: 'compare the clocks', operation: 'sts:GetCallerIdentity', environment}));
		}
	}

	const serverMs = Date.parse(date ?? '');
	return Number.isNaN(serverMs)
		? fail({kind: 'service', what: 'Couldn’t compare the clocks', because: 'the answer has no date'})
		: succeed(serverMs - Math.floor(Date.now() / 1000) * 1000);
}
