/** Paths of the Akool API, relative to the credential's base URL. */
export const ENDPOINTS = {
	signIn: '/api/open/v3/getToken',
	listLanguages: '/api/open/v3/language/list',
	createTranslation: '/api/open/v3/content/video/createbytranslate',
	getVideoInfo: '/api/open/v3/content/video/infobymodelid',
	getCredit: '/api/open/v3/faceswap/quota/info',
} as const;
