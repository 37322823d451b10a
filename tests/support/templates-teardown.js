const { rmSync } = require('node:fs')

module.exports = () => {
  const kept = process.env.RED_PROPERTY_TEMPLATES
  if (kept !== undefined) rmSync(kept, { recursive: true, force: true })
}
