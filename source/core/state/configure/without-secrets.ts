import {isSecretName} from '../../domain/secrets.ts';
import type {StartRequest} from '../../domain/start-request.ts';

/** A request without the parameters whose names look secret: what a preset keeps can be filled in again by whoever loads it. */
export function withoutSecrets(request: StartRequest): StartRequest {
	const {Parameters = {}, ...others} = request;
	const kept = Object.entries(Parameters).filter(([name]) => !isSecretName(name));
	return kept.length === 0 ? others : {...others, Parameters: Object.fromEntries(kept)};
}
