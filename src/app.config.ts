const ON_WEB = process.env.TARO_ENV === 'h5'

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/orders/index', 'pages/tasks/index', 'pages/posts/index', 'pages/me/index'],
  subPackages: [
    { root: 'packages/resident', pages: ['services/index', 'new-order/index', 'order/index'] },
    // What every role has of its own: address and phone, notices, privacy, an appointment to an office.
    { root: 'packages/me', pages: ['profile/index', 'notices/index', 'privacy/index', 'appointment/index', 'messages/index'] },
    { root: 'packages/member', pages: ['task/index', 'limits/index', 'registration/index', 'profile/index', 'shift/index', 'swap/index', 'swap-ask/index', 'activities/index', 'activity/index'] },
    { root: 'packages/staff', pages: ['order/index', 'dispatch/index', 'plan/index', 'rules/index', 'balance/index', 'gaps/index', 'phone-order/index', 'confirm-desk/index', 'posts/index', 'post/index', 'post-form/index', 'cover/index', 'at-risk/index', 'registrations/index', 'units/index', 'branches/index', 'imports/index', 'certificates/index', 'calls/index', ...(ON_WEB ? ['desk/index'] : [])] },
    // Hours and what they bring: members', stations', and the district's rules.
    { root: 'packages/points', pages: ['service/index', 'wallet/index', 'certificates/index', 'honours/index', 'station/index', 'adjustments/index', 'rules/index'] },
    // 办活动: by the staff, and by members who are secretary of a branch.
    { root: 'packages/activities', pages: ['organise/index', 'manage/index', 'form/index'] },
    { root: 'packages/district', pages: ['order/index', 'gaps/index', 'appeals/index', ...(ON_WEB ? ['desk/index'] : [])] },
    { root: 'packages/unit', pages: ['home/index', 'shifts/index', 'appraisal/index'] },
    { root: 'packages/wish', pages: ['list/index', 'detail/index', 'form/index'] },
    { root: 'packages/emergency', pages: ['list/index', 'declare/index', 'cockpit/index', 'roll/index', 'visits/index', 'mine/index', 'alarmed/index'] },
    // Before anybody is known. WeChat knows who opens the app; a browser has to be told, so only there is a page for it. An outside unit has a link and no account.
    { root: 'packages/entry', pages: ['certificate/index', ...(ON_WEB ? ['sign-in/index', 'forwarded/index'] : [])] },
  ],
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '红色物业',
    navigationBarTextStyle: '@barText' as 'black',
    backgroundColor: '@paper',
    backgroundTextStyle: '@pullText' as 'dark',
  },
  // `custom` hides WeChat's bar; every tab page draws components/tab-bar, which knows who is looking.
  tabBar: {
    custom: true,
    color: '@tab',
    selectedColor: '@tabOn',
    backgroundColor: '@surface',
    borderStyle: '@tabLine' as 'black',
    list: [
      { pagePath: 'pages/home/index', text: '首页' },
      { pagePath: 'pages/orders/index', text: '订单' },
      { pagePath: 'pages/tasks/index', text: '接单' },
      { pagePath: 'pages/posts/index', text: '岗位' },
      { pagePath: 'pages/me/index', text: '我的' },
    ],
  },
  darkmode: true,
  themeLocation: 'theme.json',
  // h5: a page that slides is a page with a transform, and inside a transform nothing can be fixed to the screen.
  ...(ON_WEB ? { animation: false } : {}),
  lazyCodeLoading: 'requiredComponents',
  requiredPrivateInfos: ['getLocation', 'chooseLocation'],
  permission: { 'scope.userLocation': { desc: '用于填写上门地址、到达时签到' } },
})
