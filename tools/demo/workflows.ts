import path from 'node:path';

import { readWorkflow } from '../n8n/workflowFile';

const FOLDER = path.join(__dirname, 'workflows');

/** Start → List Languages → Only French and Japanese → Create Translation. Its webhook URL is empty. */
export const translateAVideo = readWorkflow(path.join(FOLDER, 'translate-a-video.json'));

/** Akool Trigger → Get Video Info. */
export const whenATranslationIsReady = readWorkflow(
	path.join(FOLDER, 'when-a-translation-is-ready.json'),
);

/** Start → Create and Wait → Each Language → Download Video. */
export const translateAndKeep = readWorkflow(path.join(FOLDER, 'translate-and-keep.json'));

/** Form → Create Translation of the uploaded file, with its title as reference. Its webhook URL is empty. */
export const translateAnUpload = readWorkflow(path.join(FOLDER, 'translate-an-upload.json'));

/** Akool Trigger → Download Video with its subtitles. */
export const whenAnUploadIsTranslated = readWorkflow(
	path.join(FOLDER, 'when-an-upload-is-translated.json'),
);
