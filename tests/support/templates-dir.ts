/** Names where a run of jest keeps what its tests copy; undefined outside one. templates-setup.js sets it. */
export const TEMPLATES = 'RED_PROPERTY_TEMPLATES'
