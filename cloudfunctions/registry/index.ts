import { registryContract } from '@core/contract/registry'
import { errorText } from '@core/text/zh-errors'
import { serve } from '../_kit/serve'
import { actOnRegistration } from './actions/act-on-registration'
import { applyRegistration } from './actions/apply-registration'
import { listCertificates, saveCertificate } from './actions/certificates'
import { changeBranch, foundBranch } from './actions/change-branch'
import { draftStatements } from './actions/draft-statements'
import { listBranches } from './actions/list-branches'
import { listQueue } from './actions/list-queue'
import { actOnUnit } from './actions/act-on-unit'
import { listUnits } from './actions/list-units'
import { saveSkills, showProfile } from './actions/own-profile'
import { showMine } from './actions/show-mine'
import { showUnitHome } from './actions/show-unit-home'
import { actOnStatement, listStatements } from './actions/statements'

export const main = serve(
  registryContract,
  {
    mine: showMine, profile: showProfile, saveSkills, certificates: listCertificates, saveCertificate, units: listUnits, apply: applyRegistration, queue: listQueue,
    checkPhone: actOnRegistration('checkPhone'), withdraw: actOnRegistration('withdraw'), appeal: actOnRegistration('appeal'), withdrawAppeal: actOnRegistration('withdrawAppeal'),
    changeUnit: actOnRegistration('changeUnit'), leave: actOnRegistration('leave'), callPhone: actOnRegistration('callPhone'), settleMatch: actOnRegistration('settleMatch'),
    confirm: actOnRegistration('confirm'), refuse: actOnRegistration('refuse'), acknowledge: actOnRegistration('acknowledge'), refuseUnit: actOnRegistration('refuseUnit'),
    overturn: actOnRegistration('overturn'), overturnUnit: actOnRegistration('overturnUnit'), dismiss: actOnRegistration('dismiss'),
    unitHome: showUnitHome, saveContact: actOnUnit('saveContact'), setFloor: actOnUnit('setFloor'), addPlanItem: actOnUnit('addPlanItem'), dropPlanItem: actOnUnit('dropPlanItem'), finishPlanItem: actOnUnit('finishPlanItem'),
    addItem: actOnUnit('addItem'), takeItem: actOnUnit('takeItem'), finishItem: actOnUnit('finishItem'), dropItem: actOnUnit('dropItem'),
    draftStatements, statements: listStatements, agreeStatement: actOnStatement('agree'), objectStatement: actOnStatement('object'), answerStatement: actOnStatement('answer'),
    branches: listBranches, foundBranch, addBranchMember: changeBranch('addMember'), removeBranchMember: changeBranch('removeMember'), setSecretary: changeBranch('setSecretary'),
    addInstructor: changeBranch('addInstructor'), endInstructor: changeBranch('endInstructor'), endBranch: changeBranch('end'),
  },
  { fn: 'registry', said: errorText },
)
