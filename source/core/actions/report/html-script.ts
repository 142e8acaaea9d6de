/**
The one script of a report: it reads the film, and shows the matrix, the counts and the log at a moment.

The file contains it unchanged, and the file's policy allows no other: the browser compares it with `scriptHash`. It writes only text and classes, no markup.
*/
export const storyScript = `'use strict';
(() => {
	const byId = id => document.getElementById(id);
	const film = JSON.parse(byId('film').textContent);
	const bytes = Uint8Array.from(atob(film.changes), one => one.charCodeAt(0));
	const [where, to, from, times, ends] = [[], [], [], [], []];
	const now = new Uint8Array(film.count);
	let place = 0;
	const read = () => {
		for (let n = 0, unit = 1; ; unit *= 128) {
			const byte = bytes[place++];
			n += (byte % 128) * unit;
			if (byte < 128) return n;
		}
	};
	for (let at = film.from, location = 0; place < bytes.length; ) {
		at += read();
		for (let left = read(); left > 0; left--) {
			const distance = read();
			location += distance % 2 ? -(distance + 1) / 2 : distance / 2;
			where.push(location);
			from.push(now[location]);
			to.push((now[location] = bytes[place++]));
		}
		times.push(at);
		ends.push(where.length);
	}
	const last = now.slice();

	const log = byId('log');
	const entries = [...log.children].map(item => ({item, at: Number(item.dataset.at)}));
	const moments = [...new Set([...times, ...entries.map(({at}) => at)])].sort((a, b) => a - b);
	if (moments.length < 2) return;
	let known = 0;
	const endOf = moments.map(at => {
		while (known < times.length && times[known] <= at) known++;
		return known === 0 ? 0 : ends[known - 1];
	});
	const hasFailed = film.statuses.map(([, group]) => group === 'failed');
	const failures = moments.flatMap((_, index) => {
		for (let change = index === 0 ? 0 : endOf[index - 1]; change < endOf[index]; change++)
			if (hasFailed[to[change]]) return [index];
		return [];
	});

	const cells = [...document.querySelectorAll('.matrix td[class]')];
	const titles = cells.map(({title}) => title);
	const counts = new Array(film.statuses.length).fill(0);
	for (const status of now) counts[status]++;
	let shown = where.length;
	const seek = end => {
		const touched = new Set();
		while (shown < end) touched.add(where[shown]), set(where[shown], to[shown++]);
		while (shown > end) touched.add(where[--shown]), set(where[shown], from[shown]);
		for (const location of touched) draw(location);
	};
	const set = (location, status) => {
		counts[now[location]]--;
		counts[status]++;
		now[location] = status;
	};
	const draw = location => {
		const cell = cells[location];
		if (cell === undefined) return;
		const [name, group, glyph] = film.statuses[now[location]];
		cell.className = group;
		cell.textContent = glyph;
		cell.title = now[location] === last[location] ? titles[location] : name;
	};

	const legend = byId('legend');
	const bar = byId('bar');
	bar.setAttribute('viewBox', '0 0 ' + Math.max(1, film.count) + ' 1');
	bar.replaceChildren();
	legend.replaceChildren();
	const parts = film.statuses.map(([name, group, glyph]) => {
		const item = legend.appendChild(document.createElement('li'));
		const sign = item.appendChild(document.createElement('b'));
		[sign.className, sign.textContent] = [group, glyph];
		item.append(' ' + name + ' ');
		const count = item.appendChild(document.createElement('span'));
		const rect = bar.appendChild(document.createElementNS(bar.namespaceURI, 'rect'));
		rect.setAttribute('class', group);
		rect.setAttribute('height', '1');
		return {item, count, rect};
	});

	const grouped = n => String(n).replace(/\\B(?=(\\d{3})+$)/g, ',');
	const printTime = at => new Date(at).toISOString().slice(0, 19).replace('T', ' ') + 'Z';
	const printSpan = ms => {
		const s = Math.floor(ms / 1000);
		return s < 60 ? s + 's' : s < 3600 ? Math.floor(s / 60) + 'm' + (s % 60) + 's' : Math.floor(s / 3600) + 'h' + Math.floor((s % 3600) / 60) + 'm';
	};
	const slider = byId('moment');
	slider.max = moments.length - 1;
	let index = moments.length - 1;
	const show = wanted => {
		index = Math.max(0, Math.min(moments.length - 1, wanted));
		seek(endOf[index]);
		let left = 0;
		parts.forEach(({item, count, rect}, status) => {
			count.textContent = grouped(counts[status]);
			item.hidden = counts[status] === 0;
			rect.setAttribute('x', left);
			rect.setAttribute('width', counts[status]);
			left += counts[status];
		});
		const errors = counts.reduce((sum, count, status) => sum + (hasFailed[status] ? count : 0), 0);
		const isBlown = film.allowed !== null && errors > film.allowed;
		byId('fuse').textContent =
			'Errors ' + grouped(errors) + (film.allowed === null ? '' : ' of ' + grouped(film.allowed) + ' allowed') + (isBlown ? ' × the fuse has blown: AWS starts no more' : '');
		byId('fuse').className = isBlown ? 'failed' : '';
		const text = printTime(moments[index]) + ', ' + printSpan(moments[index] - moments[0]) + ' after the first, moment ' + grouped(index + 1) + ' of ' + grouped(moments.length);
		byId('when').textContent = text;
		slider.value = index;
		slider.setAttribute('aria-valuetext', text);
		let current = null;
		for (const {item, at} of entries) {
			item.hidden = at > moments[index];
			item.removeAttribute('aria-current');
			current = item.hidden ? current : item;
		}
		current?.setAttribute('aria-current', 'step');
		log.scrollTop = log.scrollHeight;
	};

	let playing = 0;
	const play = isOn => {
		clearInterval(playing);
		playing = 0;
		byId('play').textContent = isOn ? 'Stop' : 'Play';
		if (!isOn) return;
		if (index === moments.length - 1) show(0);
		const stride = Math.ceil(moments.length / 150);
		playing = setInterval(() => {
			show(index + stride);
			if (index === moments.length - 1) play(false);
		}, 150);
	};
	const go = wanted => {
		play(false);
		if (wanted !== undefined) show(wanted);
	};
	const goBack = () => go(index - 1);
	const goOn = () => go(index + 1);
	const toFailureBefore = () => go(failures.findLast(one => one < index));
	const toFailureAfter = () => go(failures.find(one => one > index));
	slider.addEventListener('input', () => go(Number(slider.value)));
	byId('back').addEventListener('click', goBack);
	byId('forth').addEventListener('click', goOn);
	byId('failure-before').addEventListener('click', toFailureBefore);
	byId('failure-after').addEventListener('click', toFailureAfter);
	byId('play').addEventListener('click', () => play(playing === 0));
	const keys = {'[': goBack, ']': goOn, '{': toFailureBefore, '}': toFailureAfter};
	document.addEventListener('keydown', event => {
		if (!event.ctrlKey && !event.metaKey && !event.altKey) keys[event.key]?.();
	});
	for (const {item, at} of entries) {
		const time = item.querySelector('time');
		const button = document.createElement('button');
		button.title = 'show this moment';
		time.replaceWith(button);
		button.append(time);
		button.addEventListener('click', () => go(moments.indexOf(at)));
	}
	byId('player').classList.add('plays');
	byId('controls').hidden = false;
	show(index);
})();
`;

/** The script's hash in the file's policy: SHA-256, in base64. A test compares it with the script. */
export const scriptHash = 'sha256-oq/NKWolR4w78hzR8unNAqQvgv49XPZObokNNWMeb+o=';
