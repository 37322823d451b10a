import { importsContract } from '@core/contract/imports'
import { errorText } from '@core/text/zh-errors'
import { serve } from '../_kit/serve'
import { dropImport, revealImport, undoImport } from './actions/change-import'
import { listImports, showImport } from './actions/list-imports'
import { readImport } from './actions/read-import'
import { saveExport, saveMistakes, saveTemplate } from './actions/save-sheet'

export const main = serve(
  importsContract,
  { template: saveTemplate, export: saveExport, read: readImport, show: showImport, mistakes: saveMistakes, list: listImports, reveal: revealImport, undo: undoImport, drop: dropImport },
  { fn: 'imports', said: errorText },
)
