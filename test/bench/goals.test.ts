import { digits, roundsOf } from '../../tools/bench/runner/figures';
import { allGoalRows, goalRows } from '../../tools/bench/runner/goals';
import { spread } from '../../tools/bench/runner/statistics';

const faster = {
	goal: 'at most 1.0 of the time',
	figure: '1.02',
	...roundsOf(spread([1, 1.02, 1.5]), digits),
	met: false,
	why: '',
};
const nothingLost = { goal: 'nothing is lost', figure: '0 lost', met: true, why: '' };

it('a goal is told with its figure, how far and how many the rounds are, and whether it is met', () => {
	expect(goalRows([faster, nothingLost])).toEqual({
		head: ['goal', 'figure', 'spread', 'rounds', ''],
		rows: [
			[faster.goal, '1.02', '1.00–1.50, ±0.02', '3', '**not met**'],
			[nothingLost.goal, '0 lost', '–', '–', 'met'],
		],
	});
});

it('in the table of all goals, each has the name of its benchmark', () => {
	const { rows } = allGoalRows([
		{ name: '1. Reads', goals: [faster] },
		{ name: '2. Size', goals: [] },
		{ name: '3. Crash', goals: [nothingLost] },
	]);
	expect(rows.map(([name, goal]) => [name, goal])).toEqual([
		['1. Reads', faster.goal],
		['3. Crash', nothingLost.goal],
	]);
});
