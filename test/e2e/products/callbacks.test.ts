import { outputOf } from '../../../tools/n8n/execution';
import { withNode } from '../../../tools/n8n/workflowFile';
import { whenATranslationIsReady } from '../../../tools/demo/workflows';
import { activateTrigger, startWorld, type ActiveTrigger, type World } from '../world';
import { PRODUCTS, jobOf, made, make, type Product } from './product';

let world: World;
/** One for each product: it takes callbacks of that type alone, and asks what became of the job. */
let triggers: Map<Product, ActiveTrigger>;

beforeAll(async () => {
	world = await startWorld({ stepMs: Infinity });
	const activated = PRODUCTS.map(async (product) => {
		const { resource, type } = product;
		const definition = withNode(whenATranslationIsReady, 'Get Video Info', {
			parameters: { resource },
		});
		const trigger = await activateTrigger(world, { options: { types: [type] } }, definition);
		return [product, trigger] as const;
	});
	triggers = new Map(await Promise.all(activated));
});

afterEach(() => world.akool.reset());

afterAll(async () => {
	for (const { workflow } of triggers.values()) await world.n8n.deactivate(workflow.id);
	await world.akool.close();
});

/** Creates one job of a product that calls back the trigger of that product, or of another. */
async function create(product: Product, reference: string, receiver = product) {
	const { resource, create: operation, parameters } = product;
	const trigger = triggers.get(receiver);
	if (trigger === undefined) throw new Error(`No trigger for ${receiver.resource}`);
	const webhookUrl = trigger.url;
	const execution = await make(world, {
		...{ resource, operation, ...parameters, webhookUrl },
		options: { reference },
	});
	expect(made(execution)).toHaveLength(1);
	return { trigger, job: jobOf(world, product, 0) };
}

describe.each(PRODUCTS)('the callbacks of a $noun', (product) => {
	it('start the workflow once, with its type and its reference', async () => {
		const reference = `row 7 of "${product.noun}s", ü`;
		const { trigger, job } = await create(product, reference);
		expect(new URL(job.webhookUrl).searchParams.get('reference')).toBe(reference);
		// Not selected, then selected, then the same once more.
		for (const status of [2, 3, 3] as const) await world.akool.advance(job._id, status);
		const answers = world.akool.callbacks.map(({ responseStatus }) => responseStatus);
		expect(answers).toEqual([200, 200, 200]);
		const executions = await world.n8n.waitForExecutions(trigger.workflow.id, 1);
		expect(await world.n8n.storedExecutions(trigger.workflow.id)).toHaveLength(1);
		const [execution] = executions;
		expect(execution && outputOf(execution, 'Akool Trigger')).toEqual([
			expect.objectContaining({
				...{ _id: job._id, type: product.type, reference },
				...{ status: 'completed', video_status: 3 },
				url: `${world.akool.url}/media/${job._id}.mp4`,
			}),
		]);
		expect(execution && outputOf(execution, 'Get Video Info')).toMatchObject([
			{ _id: job._id, status: 'completed' },
		]);
	});

	it('start no workflow that asks for another type, or with another reference', async () => {
		const other = PRODUCTS.find((candidate) => candidate !== product);
		const { trigger, job } = await create(product, 'row 8', other);
		const before = (await world.n8n.storedExecutions(trigger.workflow.id)).length;
		await world.akool.advance(job._id, 3);

		const own = triggers.get(product);
		const url = new URL(job.webhookUrl.replace(trigger.url, String(own?.url)));
		url.searchParams.set('reference', 'row 9');
		const forged = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(world.akool.callbacks[0]?.body),
		});
		expect([world.akool.callbacks[0]?.responseStatus, forged.status]).toEqual([200, 401]);
		expect(await world.n8n.storedExecutions(trigger.workflow.id)).toHaveLength(before);
	});
});
