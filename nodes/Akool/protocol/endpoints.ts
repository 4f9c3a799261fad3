/** Paths of the Akool API, relative to the credential's base URL. */
export const ENDPOINTS = {
	signIn: '/api/open/v3/getToken',
	listLanguages: '/api/open/v3/language/list',
	createTranslation: '/api/open/v3/content/video/createbytranslate',
	createLipSync: '/api/open/v3/content/video/lipsync',
	createTalkingPhoto: '/api/open/v3/content/video/createbytalkingphoto',
	createTalkingAvatar: '/api/open/v3/talkingavatar/create',
	listAvatars: '/api/open/v3/avatar/list',
	listVoices: '/api/open/v4/voice/list',
	getVideoInfo: '/api/open/v3/content/video/infobymodelid',
	getCredit: '/api/open/v3/faceswap/quota/info',
} as const;
