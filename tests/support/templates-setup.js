const { mkdtempSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')

/** One directory for all workers of this run; the name is templates-dir.ts's. In JavaScript, as some rooms of tests translate nothing. */
module.exports = () => {
  process.env.RED_PROPERTY_TEMPLATES = mkdtempSync(join(tmpdir(), 'red-property-templates-'))
}
