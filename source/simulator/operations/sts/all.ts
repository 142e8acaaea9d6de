import type {Operation} from '../operation.ts';
import {assumeRole} from './assume-role.ts';
import {assumeRoleWithWebIdentity} from './assume-role-with-web-identity.ts';
import {getCallerIdentity} from './get-caller-identity.ts';
import {getSessionToken} from './get-session-token.ts';

export const stsOperations: readonly Operation[] = [
	assumeRole,
	assumeRoleWithWebIdentity,
	getCallerIdentity,
	getSessionToken,
];
