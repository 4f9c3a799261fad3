import { withoutLinkTokens } from '../../nodes/Akool/requests/linkTokens';

const LINK =
	'https://n8n.example.com/n/rest/binary-data/signed?token=eyJh.eyJp_Z-C.4a&name=a%20b.mp4';
const CONCEALED = 'https://n8n.example.com/n/rest/binary-data/signed?token=…&name=a%20b.mp4';

const bodyOf = (body: unknown) => withoutLinkTokens({ statusCode: 200, headers: {}, body }).body;

it('conceals the token of a link to a file, wherever it is in an answer', () => {
	const body = {
		code: 1000,
		msg: `cannot read ${LINK}, nor "${LINK}"`,
		data: { url: LINK, elements: [{ url: LINK }, null, 3, [LINK]] },
	};
	expect(bodyOf(body)).toEqual({
		code: 1000,
		msg: `cannot read ${CONCEALED}, nor "${CONCEALED}"`,
		data: { url: CONCEALED, elements: [{ url: CONCEALED }, null, 3, [CONCEALED]] },
	});
	expect(bodyOf(`<p>${LINK}</p>`)).toBe(`<p>${CONCEALED}</p>`);
});

it.each([
	[{ url: 'https://example.com/a.mp4?token=abc', count: 1, none: null }],
	['token=abc'],
	[null],
	[undefined],
	[7],
])('leaves %j as it is', (body) => {
	const before = JSON.stringify(body);
	expect(JSON.stringify(bodyOf(body))).toBe(before);
});
