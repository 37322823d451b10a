import type { Cockpit } from '@core/contract/emergency'
import { AddVisitsSheet } from './add-visits-sheet'
import { ChangeSheet } from './change-sheet'
import { ApproveSheet, NoteSheet, ReviewSheet } from './decide-sheets'
import { BranchSheet, RollSheet, SurgeSheet } from './in-force-sheets'
import { SupplySheet } from './supply-sheet'
import type { CockpitControl } from './use-cockpit'

export interface SheetProps { readonly view: Cockpit; readonly now: number; readonly control: CockpitControl }

/** The sheet that is open over the cockpit. */
export function CockpitSheets(props: SheetProps) {
  switch (props.control.sheet) {
    case 'approve': return <ApproveSheet {...props} />
    case 'refuse':
    case 'cancel':
    case 'refuseChange':
    case 'standDown': return <NoteSheet {...props} action={props.control.sheet} />
    case 'review': return <ReviewSheet {...props} />
    case 'askChange': return <ChangeSheet {...props} />
    case 'surge': return <SurgeSheet {...props} />
    case 'callRoll': return <RollSheet {...props} />
    case 'foundBranch': return <BranchSheet {...props} />
    case 'addVisits': return <AddVisitsSheet {...props} />
    case 'moveSupply': return <SupplySheet {...props} />
    default: return null
  }
}
