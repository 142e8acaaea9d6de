import {expect, test} from 'vitest';
import {describeIdentity} from '../../../source/core/status/identity-words.ts';

const central = {accountId: '111122223333', region: 'eu-west-1'};
const arn = 'arn:aws:iam::111122223333:user/ops';

test.each([
	[{}, ''],
	[{by: 'keys in the environment', passedOver: []}, ', by keys in the environment'],
	[
		{by: 'keys', passedOver: ['AWS_PROFILE=ops', 'AWS_REGION=x']},
		', by keys; passed over: AWS_PROFILE=ops, AWS_REGION=x',
	],
])('one line says who, where, by what, and what was passed over: %j', (more, rest) => {
	expect(describeIdentity({accountId: '111122223333', arn, ...more}, central)).toBe(
		`You are ${arn} in 111122223333/eu-west-1${rest}`,
	);
});
