import type {StartRequest} from '../domain/start-request.ts';
import {tagsAtStart} from '../domain/start-request.ts';

/** The tag that carries the token of a start: by it an execution is known for the start's for certain, and by reads alone. */
export const startTag = 'rollgrid:start';

/** The tag that says which execution a fan-out retries. */
export const retryOfTag = 'rollgrid:retry-of';

/** The tag that says which run over rings an execution belongs to, and which ring it is. */
export const runTag = 'rollgrid:run';

/** The tag that says who conducts the run, and until when unless it is renewed. */
export const leaseTag = 'rollgrid:lease';

/** Whether there is room for the tag beside those that were asked for. */
export function canTagStart({Tags = []}: StartRequest): boolean {
	return Tags.length < tagsAtStart;
}

/** A request without the tag of an earlier start: what was sent once may be the plan of another launch. */
export function withoutStartTag(request: StartRequest): StartRequest {
	const {Tags, ...others} = request;
	const kept = Tags?.filter(({Key}) => Key !== startTag) ?? [];
	return Tags === undefined || kept.length === Tags.length
		? request
		: {...others, ...(kept.length === 0 ? {} : {Tags: kept})};
}

/** What goes out for a start: the request with its token, and with the tag where there is one. The same token always goes with the same request. */
export function toSentRequest(
	request: StartRequest,
	clientToken: string,
	isTagged: boolean,
): StartRequest & {readonly ClientToken: string} {
	const tags = [...(request.Tags ?? []), {Key: startTag, Value: clientToken}];
	return {...request, ...(isTagged ? {Tags: tags} : {}), ClientToken: clientToken};
}
