import type {FollowNews} from '../../follow/follow-event.ts';
import {formatCount} from '../../status/format.ts';
import type {Notice} from '../state.ts';

/** What a followed execution has to tell, as a line. */
export function sayFollowNews(news: FollowNews): Notice {
	switch (news.type) {
		case 'is-record':
			return {text: 'AWS no longer has this fan-out: this is what rollgrid has seen of it', tone: 'info'};
		case 'blind':
			return {
				text: 'Whether long-running locations wait for a person can’t be seen: `rollgrid roles operator` lets us in',
				tone: 'bad',
			};
		case 'survivors':
			return {
				text: `${formatCount(news.count)} ${news.count === 1 ? 'child still runs' : 'children still run'} although the fan-out was stopped: c offers to stop ${news.count === 1 ? 'it' : 'them'}`,
				tone: 'bad',
			};
		case 'unseen':
			return {
				text: `Whether the stop reached ${formatCount(news.count)} of the children can’t be seen: nobody lets us look into ${news.example}${news.count > 1 ? ' …' : ''}`,
				tone: 'bad',
			};
	}
}
