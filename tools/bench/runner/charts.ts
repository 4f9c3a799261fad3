import { init } from 'echarts';
import type { EChartsOption } from 'echarts';

const WIDTH = 800;
const HEIGHT = 420;

/** One line or one kind of bar. */
export interface Series {
	name: string;
	/** One for each category. */
	values: number[];
	/** Lines of the same colour belong together. */
	colour: string;
	dashed?: boolean;
}

/** What a chart shows. */
export interface ChartData {
	title: string;
	kind: 'line' | 'bar';
	/** What the categories are. */
	across: string;
	categories: string[];
	/** What the values are. */
	up: string;
	series: Series[];
	/** Whether each step up is a power of ten. */
	logarithmic?: boolean;
}

/** Colours that are told apart by most people, also on paper. */
export const COLOURS = { blue: '#0072b2', orange: '#d55e00', green: '#009e73', grey: '#777777' };

function options({ title, kind, across, categories, up, series, logarithmic }: ChartData) {
	const option: EChartsOption = {
		animation: false,
		backgroundColor: '#ffffff',
		title: { text: title, left: 'center', textStyle: { fontSize: 15 } },
		legend: { top: 48 },
		grid: { left: 80, right: 30, top: 96, bottom: 60 },
		xAxis: {
			type: 'category',
			data: categories,
			name: across,
			nameLocation: 'middle',
			nameGap: 32,
		},
		yAxis: {
			type: logarithmic ? 'log' : 'value',
			name: up,
			nameLocation: 'middle',
			nameGap: 56,
		},
		series: series.map(({ name, values, colour, dashed }) =>
			kind === 'bar'
				? { type: 'bar', name, data: values, itemStyle: { color: colour } }
				: {
						type: 'line',
						name,
						data: values,
						itemStyle: { color: colour },
						lineStyle: { color: colour, type: dashed ? 'dashed' : 'solid' },
					},
		),
	};
	return option;
}

/** echarts numbers classes and paths through all charts of a process: each file would change with others. */
function withOwnNames(svg: string): string {
	const names = new Map<string, string>();
	return svg.replace(/zr\d+-(?:cls-|c)\d+/g, (name) => {
		const own = names.get(name) ?? `part-${names.size + 1}`;
		names.set(name, own);
		return own;
	});
}

/** Draws a chart without a browser; gives the whole SVG file. */
export function svgChart(data: ChartData): string {
	const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
	try {
		chart.setOption(options(data));
		return withOwnNames(chart.renderToSVGString());
	} finally {
		chart.dispose();
	}
}
