import type { INodeTypeDescription } from 'n8n-workflow';

const WHILE_BUILDING =
	"<b>While building your workflow</b>, click the 'execute step' button, then create a job with the Test URL of this node as its Webhook URL. The next callback of Akool will show up in this editor.";

/** What the editor says left of the trigger: n8n's own words would send the user to Akool's website. */
export const triggerPanel: INodeTypeDescription['triggerPanel'] = {
	header: 'Wait for a callback from Akool',
	executionsHelp: {
		inactive: `${WHILE_BUILDING}<br /><br /><b>Once you're happy with your workflow</b>, publish it and give the Akool node that creates jobs the Production URL. Then every callback will execute the workflow. These executions will show up in the <a data-key="executions">executions list</a>, but not in the editor.`,
		active: `${WHILE_BUILDING}<br /><br /><b>Your workflow will also execute automatically</b>, since it's activated: every callback to the Production URL will trigger an execution. These executions will show up in the <a data-key="executions">executions list</a>, but not in the editor.`,
	},
	activationHint:
		'Test and Production URL differ: give the Akool node that creates jobs the one that you want to be called',
};
