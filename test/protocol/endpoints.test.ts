import { ENDPOINTS } from '../../nodes/Akool/protocol/endpoints';
import { shapeOf, type Kind } from '../../tools/live/differences';

// Where the jobs of the other products are created is in products.test.ts.
it.each<[keyof typeof ENDPOINTS, Kind]>([
	['signIn', 'token'],
	['listLanguages', 'languages'],
	['createTranslation', 'created'],
	['listAvatars', 'avatars'],
	['listVoices', 'voices'],
	['getVideoInfo', 'job'],
	['getCredit', 'credit'],
])('the address of %s is that of Akool’s documentation', (name, answer) => {
	const [, address] = shapeOf(answer).request.split(' ');
	expect(ENDPOINTS[name]).toBe(address);
});
