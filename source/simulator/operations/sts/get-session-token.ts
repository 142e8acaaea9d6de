import {parsePolicy} from '../../auth/policy-document.ts';
import {integer, structure, text} from '../../constraints/shape.ts';
import {refuse, services} from '../../services.ts';
import {operation} from '../operation.ts';
import {viewCredentials} from './session.ts';

/** What AWS takes away from such credentials: IAM, and STS but for two operations. */
const narrowed = parsePolicy(
	JSON.stringify({
		Statement: [
			{Effect: 'Allow', Action: '*', Resource: '*'},
			{Effect: 'Deny', Action: ['iam:*', 'sts:GetSessionToken', 'sts:GetFederationToken'], Resource: '*'},
		],
	}),
);

export const getSessionToken = operation<{DurationSeconds?: number}>({
	service: 'sts',
	name: 'GetSessionToken',
	input: structure({
		DurationSeconds: integer(900, 129600),
		SerialNumber: text({min: 9, max: 256, pattern: '[\\w+=/:,.@-]*'}),
		TokenCode: text({min: 6, max: 6, pattern: '[\\d]*'}),
	}),
	isFree: true,
	handle({world, principal, sessions, wallMs}, {DurationSeconds = 43_200}) {
		if (principal.isSession) {
			throw refuse(services.sts, 'denied', 'Cannot call GetSessionToken with session credentials');
		}
		const expiresAtMs = wallMs + DurationSeconds * 1000;
		const session = sessions.issue(world.seed, {...principal, policy: narrowed, isSession: true}, expiresAtMs, wallMs);
		return {Credentials: viewCredentials(session)};
	},
});
