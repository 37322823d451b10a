/**
 * Orders a fresh demo is filled with: inputs, to be sent through the real functions as their residents would. Invented;
 * no real person, and no complaint is laid at a real compound's door.
 */
export interface SampleOrder {
  readonly residentOpenid: string
  readonly serviceId: string
  readonly title: string
  readonly text: string
  /** A compound of the resident's own community. */
  readonly compoundId: string
  readonly building: number
  readonly unit: number
  readonly room: string
  /** By question id of the service; every required question has an answer. */
  readonly answers: Readonly<Record<string, string | number>>
}

// cp001 颐泽花园, cp002 雁阳御城, cp063, cp094 and cp125 lie in 颐泽社区; cp003 in 社区 02.
export const sampleOrders = [
  {
    residentOpenid: 'seed-r001',
    serviceId: 'c0102',
    title: '厨房水龙头滴水',
    text: '厨房的水龙头从昨天夜里开始滴水，拧紧了还滴，用盆接着，一晚上能接半盆。',
    compoundId: 'cp001',
    building: 3,
    unit: 2,
    room: '301',
    answers: { c0102a: '厨房', c0102b: '滴水' },
  },
  {
    residentOpenid: 'seed-r002',
    serviceId: 'c0202',
    title: '想请人帮我取一次降压药',
    text: '我七十多了，这两天腿疼下不了楼。社区医院的药已经开好，孩子在外地，想请人帮我取回来。',
    compoundId: 'cp001',
    building: 5,
    unit: 1,
    room: '102',
    answers: { c0202a: '社区医院药房', c0202b: 2 },
  },
  {
    residentOpenid: 'seed-r003',
    serviceId: 'c0101',
    title: '卫生间跑水，总阀关不严',
    text: '马桶后面的软管裂了，水一直往外冒，总阀拧到头了还有水。已经拿毛巾堵着，怕漏到楼下。',
    compoundId: 'cp002',
    building: 2,
    unit: 1,
    room: '601',
    answers: { c0101a: '关不上', c0101b: '自己家' },
  },
  {
    residentOpenid: 'seed-r004',
    serviceId: 'c0801',
    title: '2 单元电梯又停了',
    text: '今早起电梯停在三楼不动，门口没贴通知。楼上有坐轮椅的老人，下不来。',
    compoundId: 'cp063',
    building: 4,
    unit: 2,
    room: '1101',
    answers: { c0801a: '停着不动' },
  },
  {
    residentOpenid: 'seed-r005',
    serviceId: 'c0801',
    title: '4 号楼电梯不动了',
    text: '4 号楼 2 单元的电梯从早上就不走了，抱着孩子爬了九层。',
    compoundId: 'cp063',
    building: 4,
    unit: 2,
    room: '902',
    answers: { c0801a: '停着不动' },
  },
  {
    residentOpenid: 'seed-r006',
    serviceId: 'c0205',
    title: '把旧衣柜从四楼搬下去',
    text: '旧衣柜已经拆开了，两大块板，一个人抬不动。楼下有回收的地方，抬到楼下就行。',
    compoundId: 'cp001',
    building: 7,
    unit: 3,
    room: '402',
    answers: { c0205a: '拆开的旧衣柜', c0205b: '四楼到一楼', c0205c: '没有' },
  },
  {
    residentOpenid: 'seed-r007',
    serviceId: 'c0302',
    title: '周四上午陪我去医院复查眼睛',
    text: '上个月做了白内障手术，周四上午九点复查，滴了药水看不清路，想请人陪着去、陪着回。',
    compoundId: 'cp002',
    building: 6,
    unit: 1,
    room: '201',
    answers: { c0302a: '区医院眼科，周四上午九点', c0302b: '要人扶' },
  },
  {
    residentOpenid: 'seed-r008',
    serviceId: 'c0402',
    title: '楼上晚上拖家具',
    text: '楼上差不多每天十一点以后拖桌椅，说过一次，好了两天又这样。不想吵架，想请人帮着说说。',
    compoundId: 'cp094',
    building: 1,
    unit: 1,
    room: '503',
    answers: { c0402a: '脚步家具', c0402b: '晚上十一点以后' },
  },
  {
    residentOpenid: 'seed-r009',
    serviceId: 'c0502',
    title: '三楼楼道堆了纸箱和旧沙发',
    text: '三楼半的平台上堆着纸箱、旧沙发，只能侧着身子过，老人摔过一跤。',
    compoundId: 'cp125',
    building: 5,
    unit: 2,
    room: '401',
    answers: { c0502a: '2 单元三楼半', c0502b: '能侧身过' },
  },
  {
    residentOpenid: 'seed-r010',
    serviceId: 'c0604',
    title: '想学会用微信视频',
    text: '孙女在外地上学，想学会给她打视频。手机有，就是找不到在哪里点。',
    compoundId: 'cp001',
    building: 1,
    unit: 1,
    room: '101',
    answers: { c0604a: '微信视频' },
  },
  {
    residentOpenid: 'seed-r013',
    serviceId: 'c0104',
    title: '厨房下水道返水',
    text: '厨房的下水从今天中午开始往上返，自己用皮搋子捅过，没通开。',
    compoundId: 'cp003',
    building: 2,
    unit: 1,
    room: '101',
    answers: { c0104a: '厨房', c0104b: '有一点' },
  },
  {
    residentOpenid: 'seed-r014',
    serviceId: 'c0805',
    title: '我们单元想装电梯，该先找谁',
    text: '六层的老楼，住着五户七十以上的老人。大多数人家愿意出钱，一楼有一户不同意，想问问该怎么走。',
    compoundId: 'cp003',
    building: 6,
    unit: 2,
    room: '602',
    answers: { c0805a: '有人反对' },
  },
] as const satisfies readonly SampleOrder[]
